// Package ready tells when a cluster can be worked with.
package ready

import (
	"context"
	"fmt"
	"net/http"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

// pause lies between two looks at something that is not there yet.
const pause = 50 * time.Millisecond

// patience is how long an interrupted probe may take to tidy up.
const patience = 5 * time.Second

// Client is an administrator's, by the kubeconfig at path.
func Client(path string) (kubernetes.Interface, error) {
	config, err := clientcmd.BuildConfigFromFlags("", path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	config.QPS = -1
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, fmt.Errorf("make a client by %s: %w", path, err)
	}
	return client, nil
}

// WaitForServer returns when the API server says that it is ready.
func WaitForServer(ctx context.Context, client kubernetes.Interface) error {
	return poll(ctx, "the API server's /readyz", func(ctx context.Context) (bool, error) {
		var status int
		err := client.Discovery().RESTClient().Get().AbsPath("/readyz").Do(ctx).StatusCode(&status).Error()
		return err == nil && status == http.StatusOK, nil
	})
}

// poll looks until look says true. What a starting server answers with is no
// reason to end: not found, conflict, forbidden, or no answer at all.
func poll(ctx context.Context, what string, look func(context.Context) (bool, error)) error {
	var last error
	err := wait.PollUntilContextCancel(ctx, pause, true, func(ctx context.Context) (bool, error) {
		var done bool
		done, last = look(ctx)
		if apierrors.IsInvalid(last) || apierrors.IsUnauthorized(last) {
			return false, last
		}
		return done && last == nil, nil
	})
	if err == nil {
		return nil
	}
	if last != nil {
		err = fmt.Errorf("%w (last: %w)", err, last)
	}
	return fmt.Errorf("wait for %s: %w", what, err)
}
