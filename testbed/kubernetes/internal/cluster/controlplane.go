package cluster

import (
	"context"
	"fmt"
	"net"

	"k8s.io/apiserver/pkg/util/compatibility"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/rest"
	logsapi "k8s.io/component-base/logs/api/v1"

	"odp.internal/testbed-kubernetes/internal/apiserver"
	"odp.internal/testbed-kubernetes/internal/controllers"
	"odp.internal/testbed-kubernetes/internal/credentials"
	"odp.internal/testbed-kubernetes/internal/kwok"
	"odp.internal/testbed-kubernetes/internal/ready"
	"odp.internal/testbed-kubernetes/internal/scheduler"
)

// startControlPlane starts everything that stands on etcd and returns when a
// pod was scheduled and became Ready.
func (c *cluster) startControlPlane(ctx context.Context, etcd string, listener net.Listener) error {
	// The first of all: the controller manager of 1.34 changes the default of a
	// feature gate, which nobody may once the gates are in a set of flags.
	manager, err := controllers.New(c.kubeconfig(credentials.ControllerManager), c.held)
	if err != nil {
		return err
	}
	server, err := apiserver.New(etcd, listener, c.held)
	if err != nil {
		return err
	}
	placing, err := scheduler.New(c.kubeconfig(credentials.Scheduler))
	if err != nil {
		return err
	}
	if err := applyGlobals(server); err != nil {
		return err
	}
	client, err := ready.Client(c.kubeconfig(credentials.Admin))
	if err != nil {
		return err
	}
	c.run("kube-apiserver", server.Run)
	if err := ready.WaitForServer(ctx, client); err != nil {
		return err
	}
	if !c.options.WithoutControllers {
		c.run("kube-controller-manager", manager.Run)
	}
	c.run("kube-scheduler", placing.Run)
	c.run("kwok", func(ctx context.Context) error {
		return kwok.Run(ctx, c.kubeconfig(credentials.Kwok))
	})
	return ready.Probe{Client: client, Controllers: !c.options.WithoutControllers}.Run(ctx)
}

// applyGlobals sets what all components of one process share. All flags must
// have been read before, and it can be done only once in a process.
func applyGlobals(server *apiserver.Server) error {
	if err := compatibility.DefaultComponentGlobalsRegistry.Set(); err != nil {
		return fmt.Errorf("set the feature gates: %w", err)
	}
	if err := logsapi.ValidateAndApply(server.Logs(), utilfeature.DefaultFeatureGate); err != nil {
		return fmt.Errorf("set up logging: %w", err)
	}
	rest.SetDefaultWarningHandler(rest.NoWarnings{})
	return nil
}
