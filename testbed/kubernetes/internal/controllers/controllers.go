// Package controllers runs kube-controller-manager inside this process.
package controllers

import (
	"context"
	"fmt"

	"k8s.io/kubernetes/cmd/kube-controller-manager/app"
	"k8s.io/kubernetes/cmd/kube-controller-manager/app/options"

	"odp.internal/testbed-kubernetes/internal/credentials"
	"odp.internal/testbed-kubernetes/internal/flags"
)

// Manager is a controller manager that has not started yet.
type Manager struct {
	options *options.KubeControllerManagerOptions
}

// New reads the flags.
func New(kubeconfig string, held *credentials.Credentials) (*Manager, error) {
	run, err := options.NewKubeControllerManagerOptions()
	if err != nil {
		return nil, fmt.Errorf("options of kube-controller-manager: %w", err)
	}
	sets := run.Flags(app.KnownControllers(), app.ControllersDisabledByDefault(), app.ControllerAliases())
	err = flags.Parse("kube-controller-manager", sets, []string{
		"--kubeconfig=" + kubeconfig,
		"--leader-elect=false",
		"--secure-port=0",
		"--use-service-account-credentials=true",
		"--service-account-private-key-file=" + held.ServiceAccountKeyFile(),
		"--root-ca-file=" + held.CAFile(),
		"--kube-api-qps=5000",
		"--kube-api-burst=10000",
		"--allocate-node-cidrs=false",
		"--profiling=false",
	})
	if err != nil {
		return nil, err
	}
	return &Manager{options: run}, nil
}

// Run controls until ctx is done.
func (m *Manager) Run(ctx context.Context) error {
	config, err := m.options.Config(ctx, app.KnownControllers(), app.ControllersDisabledByDefault(), app.ControllerAliases())
	if err != nil {
		return fmt.Errorf("configure kube-controller-manager: %w", err)
	}
	if err := app.Run(ctx, config.Complete()); err != nil {
		return fmt.Errorf("kube-controller-manager: %w", err)
	}
	return nil
}
