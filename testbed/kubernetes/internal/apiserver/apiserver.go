// Package apiserver runs kube-apiserver inside this process.
package apiserver

import (
	"context"
	"fmt"
	"net"

	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/component-base/logs"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"

	"odp.internal/testbed-kubernetes/internal/credentials"
	"odp.internal/testbed-kubernetes/internal/flags"
)

const (
	// serviceRange is where Services get their addresses.
	serviceRange = "10.96.0.0/16"
	// serviceAddress is the first of them, that of the API server's own Service.
	serviceAddress = "10.96.0.1"
)

// Hosts that the serving certificate must name.
var Hosts = []string{
	"127.0.0.1", "::1", "localhost", serviceAddress,
	"kubernetes", "kubernetes.default", "kubernetes.default.svc",
}

// Server is an API server that has not started yet.
type Server struct {
	options *options.ServerRunOptions
}

// New reads the flags. Listener is open already, so that nothing can take the
// port between choosing and serving it.
func New(etcd string, listener net.Listener, held *credentials.Credentials) (*Server, error) {
	run := options.NewServerRunOptions()
	err := flags.Parse("kube-apiserver", run.Flags(), []string{
		"--etcd-servers=" + etcd,
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		"--tls-cert-file=" + held.CertFile(),
		"--tls-private-key-file=" + held.KeyFile(),
		"--token-auth-file=" + held.TokensFile(),
		"--authorization-mode=RBAC",
		"--anonymous-auth=true",
		"--allow-privileged=true",
		"--service-cluster-ip-range=" + serviceRange,
		"--endpoint-reconciler-type=none",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + held.ServiceAccountKeyFile(),
		"--service-account-signing-key-file=" + held.ServiceAccountKeyFile(),
		"--enable-priority-and-fairness=false",
		"--max-requests-inflight=0",
		"--max-mutating-requests-inflight=0",
		"--event-ttl=1h",
		"--profiling=false",
	})
	if err != nil {
		return nil, err
	}
	run.SecureServing.Listener = listener
	return &Server{options: run}, nil
}

// Logs are the process's logging options, which the API server's flags set.
func (s *Server) Logs() *logs.Options { return s.options.Logs }

// Run serves until ctx is done.
func (s *Server) Run(ctx context.Context) error {
	completed, err := s.options.Complete(ctx)
	if err != nil {
		return fmt.Errorf("complete the options of kube-apiserver: %w", err)
	}
	if errs := completed.Validate(); len(errs) != 0 {
		return fmt.Errorf("options of kube-apiserver: %w", utilerrors.NewAggregate(errs))
	}
	if err := app.Run(ctx, completed); err != nil {
		return fmt.Errorf("kube-apiserver: %w", err)
	}
	return nil
}
