// Package kwok plays every kubelet: it renews the leases of nodes and moves
// pods through their lives, by stages.
package kwok

import (
	"context"
	"fmt"
	"os"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/utils/clock"
	"sigs.k8s.io/kwok/pkg/client/clientset/versioned"
	"sigs.k8s.io/kwok/pkg/kwok/controllers"
	"sigs.k8s.io/kwok/pkg/log"
	"sigs.k8s.io/kwok/pkg/utils/client"
)

const (
	// managed leaves out silent nodes: kwok then lets go of a node's lease and
	// pods, as if its kubelet had died, and takes both up again later.
	managed = "testbed.odp.io/fault!=silent"
	// identity holds the leases. It is the same after a restart, so that no
	// lease must run out before its node is looked after again.
	identity = "odp-testbed"
	// leaseSeconds is a kubelet's; renewed every quarter of it.
	leaseSeconds = 40
	// podRange is for pods on nodes that name no range of their own.
	podRange = "10.128.0.0/14"
	// nodeAddress is for nodes that name no address of their own.
	nodeAddress = "10.127.0.1"
	workers     = 4
)

// Run plays the kubelets until ctx is done. Kubeconfig is a file's path.
func Run(ctx context.Context, kubeconfig string) error {
	// kwok logs each renewed lease at INFO.
	ctx = log.NewContext(ctx, log.NewLogger(os.Stderr, log.LevelWarn))
	config, err := configure(kubeconfig)
	if err != nil {
		return fmt.Errorf("configure kwok: %w", err)
	}
	controller, err := controllers.NewController(config)
	if err != nil {
		return fmt.Errorf("make kwok: %w", err)
	}
	if err := controller.Start(ctx); err != nil {
		return fmt.Errorf("start kwok: %w", err)
	}
	<-ctx.Done()
	return nil
}

func configure(kubeconfig string) (controllers.Config, error) {
	stages, err := loadStages()
	if err != nil {
		return controllers.Config{}, err
	}
	config := controllers.Config{
		Clock:                        clock.RealClock{},
		ID:                           identity,
		FuncMap:                      functions,
		LocalStages:                  stages,
		ManageNodesWithLabelSelector: managed,
		CIDR:                         podRange,
		NodeIP:                       nodeAddress,
		NodeLeaseDurationSeconds:     leaseSeconds,
		NodeLeaseParallelism:         workers,
		NodePlayStageParallelism:     workers,
		PodPlayStageParallelism:      workers,
		PodsOnNodeSyncParallelism:    1,
	}
	err = connect(&config, kubeconfig)
	return config, err
}

// connect gives kwok its clients.
func connect(config *controllers.Config, kubeconfig string) error {
	clientset, err := client.NewClientset("", kubeconfig)
	if err != nil {
		return fmt.Errorf("read %s: %w", kubeconfig, err)
	}
	address, err := clientset.ToRESTConfig()
	if err != nil {
		return fmt.Errorf("read %s: %w", kubeconfig, err)
	}
	if config.RESTClient, err = rest.RESTClientFor(address); err != nil {
		return fmt.Errorf("make the REST client: %w", err)
	}
	if config.TypedClient, err = kubernetes.NewForConfig(address); err != nil {
		return fmt.Errorf("make the typed client: %w", err)
	}
	if config.TypedKwokClient, err = versioned.NewForConfig(address); err != nil {
		return fmt.Errorf("make kwok's client: %w", err)
	}
	if config.DynamicClient, err = clientset.ToDynamicClient(); err != nil {
		return fmt.Errorf("make the dynamic client: %w", err)
	}
	if config.RESTMapper, err = clientset.ToRESTMapper(); err != nil {
		return fmt.Errorf("make the mapper: %w", err)
	}
	config.ImpersonatingDynamicClient = clientset.ToImpersonatingDynamicClient()
	config.ImpersonatingTypedClient = clientset.ToImpersonatingTypedClient()
	return nil
}
