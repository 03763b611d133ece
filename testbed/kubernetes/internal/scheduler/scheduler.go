// Package scheduler runs kube-scheduler inside this process.
package scheduler

import (
	"context"
	"fmt"

	"k8s.io/kubernetes/cmd/kube-scheduler/app"
	"k8s.io/kubernetes/cmd/kube-scheduler/app/options"

	"odp.internal/testbed-kubernetes/internal/flags"
)

// Scheduler has not started yet.
type Scheduler struct {
	options *options.Options
}

// New reads the flags.
func New(kubeconfig string) (*Scheduler, error) {
	run := options.NewOptions()
	err := flags.Parse("kube-scheduler", *run.Flags, []string{
		"--kubeconfig=" + kubeconfig,
		"--leader-elect=false",
		"--secure-port=0",
		"--kube-api-qps=5000",
		"--kube-api-burst=10000",
		"--profiling=false",
	})
	if err != nil {
		return nil, err
	}
	return &Scheduler{options: run}, nil
}

// Run schedules until ctx is done.
func (s *Scheduler) Run(ctx context.Context) error {
	config, scheduler, err := app.Setup(ctx, s.options)
	if err != nil {
		return fmt.Errorf("set up kube-scheduler: %w", err)
	}
	if err := app.Run(ctx, config, scheduler); err != nil && ctx.Err() == nil {
		return fmt.Errorf("kube-scheduler: %w", err)
	}
	return nil
}
