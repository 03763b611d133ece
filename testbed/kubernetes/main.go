// Command odp-testbed-kubernetes is a Kubernetes control plane in one process:
// etcd, API server, controller manager, scheduler, and kwok in place of every
// kubelet.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"odp.internal/testbed-kubernetes/internal/cluster"
)

const usage = "usage: odp-testbed-kubernetes up --dir DIR --name NAME [--secure-port PORT] [--without controller-manager] [--forget-history]"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	options, err := parse(args)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	return cluster.Up(ctx, options, func(summary cluster.Summary) error {
		return json.NewEncoder(os.Stdout).Encode(summary)
	})
}

func parse(args []string) (cluster.Options, error) {
	if len(args) == 0 || args[0] != "up" {
		return cluster.Options{}, errors.New(usage)
	}
	var options cluster.Options
	var without string
	set := flag.NewFlagSet("up", flag.ContinueOnError)
	set.StringVar(&options.Dir, "dir", "", "folder of the cluster; what is there is kept")
	set.StringVar(&options.Name, "name", "", "name of the cluster in its kubeconfig files")
	set.IntVar(&options.SecurePort, "secure-port", 0, "port of the API server; by default that of the last start, or a free one")
	set.StringVar(&without, "without", "", "component to leave out: controller-manager")
	set.BoolVar(&options.ForgetHistory, "forget-history", false, "start with what is there, and without how it came to be: older revisions are expired")
	if err := set.Parse(args[1:]); err != nil {
		return cluster.Options{}, err
	}
	if options.Dir == "" || options.Name == "" || set.NArg() > 0 {
		return cluster.Options{}, errors.New(usage)
	}
	if without != "" && without != "controller-manager" {
		return cluster.Options{}, fmt.Errorf("--without %s: only controller-manager can be left out", without)
	}
	options.WithoutControllers = without != ""
	var err error
	if options.Dir, err = filepath.Abs(options.Dir); err != nil {
		return cluster.Options{}, fmt.Errorf("find %s: %w", options.Dir, err)
	}
	return options, nil
}
