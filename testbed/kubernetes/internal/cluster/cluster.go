// Package cluster starts and ends the components of one cluster in order.
package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"k8s.io/component-base/version"

	"odp.internal/testbed-kubernetes/internal/apiserver"
	"odp.internal/testbed-kubernetes/internal/credentials"
	"odp.internal/testbed-kubernetes/internal/etcd"
	"odp.internal/testbed-kubernetes/internal/kubeconfig"
)

// Options of a cluster.
type Options struct {
	// Name of the cluster in its kubeconfig files.
	Name string
	// Dir holds data, credentials and kubeconfig files. What is there is kept.
	Dir string
	// SecurePort is the API server's port; 0 takes the one of the last start,
	// or a free one at the first.
	SecurePort int
	// WithoutControllers leaves the controller manager out.
	WithoutControllers bool
	// ForgetHistory compacts etcd before anything else starts.
	ForgetHistory bool
}

// Summary is what a caller needs to reach a cluster that is ready.
type Summary struct {
	Name                 string `json:"name"`
	Version              string `json:"version"`
	Server               string `json:"server"`
	CertificateAuthority string `json:"certificateAuthority"`
	Kubeconfig           string `json:"kubeconfig"`
}

// cluster is one that is starting, running or ending.
type cluster struct {
	options Options
	held    *credentials.Credentials
	parts   []*part
	ended   chan *part
}

// Up runs a cluster until ctx is done or a component ends by itself. It calls
// onReady once, when nodes can be scheduled on; from then to its end the same
// Summary is in ready.json of the folder.
func Up(ctx context.Context, options Options, onReady func(Summary) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	c := &cluster{options: options, ended: make(chan *part, 8)}
	go c.watch(ctx, cancel)
	err := c.up(ctx, onReady)
	if ctx.Err() != nil {
		// Whatever was being waited for then, this is why it ended; being told
		// to end is no failure.
		err = context.Cause(ctx)
		if errors.Is(err, context.Canceled) {
			err = nil
		}
	}
	return errors.Join(err, c.down())
}

// watch cancels everything when a component ends by itself.
func (c *cluster) watch(ctx context.Context, cancel context.CancelCauseFunc) {
	select {
	case p := <-c.ended:
		reason := p.err
		if reason == nil {
			reason = errors.New("it gave no reason")
		}
		cancel(fmt.Errorf("%s ended by itself: %w", p.name, reason))
	case <-ctx.Done():
	}
}

func (c *cluster) up(ctx context.Context, onReady func(Summary) error) error {
	ready := c.path("ready.json")
	if err := os.Remove(ready); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what the last start said: %w", err)
	}
	summary, err := c.start(ctx)
	if err != nil {
		return err
	}
	if err := writeSummary(ready, summary); err != nil {
		return err
	}
	if err := onReady(summary); err != nil {
		return fmt.Errorf("say that %s is ready: %w", c.options.Name, err)
	}
	<-ctx.Done()
	return os.Remove(ready)
}

// writeSummary puts the file in place at once, for whoever waits for it.
func writeSummary(path string, summary Summary) error {
	content, err := json.Marshal(summary)
	if err != nil {
		return fmt.Errorf("encode what %s says: %w", path, err)
	}
	next := path + ".next"
	if err := os.WriteFile(next, content, 0o600); err != nil {
		return fmt.Errorf("write %s: %w", next, err)
	}
	return os.Rename(next, path)
}

// start brings up one component after the other and returns when all work.
func (c *cluster) start(ctx context.Context) (Summary, error) {
	if err := os.MkdirAll(c.options.Dir, 0o700); err != nil {
		return Summary{}, fmt.Errorf("make %s: %w", c.options.Dir, err)
	}
	var err error
	if c.held, err = credentials.Ensure(c.path("credentials"), apiserver.Hosts); err != nil {
		return Summary{}, err
	}
	listener, err := listen(c.path("port"), c.options.SecurePort)
	if err != nil {
		return Summary{}, err
	}
	server := "https://" + listener.Addr().String()
	if err := c.writeKubeconfigs(server); err != nil {
		return Summary{}, errors.Join(err, listener.Close())
	}
	member, err := etcd.Start(ctx, c.path("etcd"))
	if err != nil {
		return Summary{}, errors.Join(err, listener.Close())
	}
	c.run("etcd", member.Run)
	if c.options.ForgetHistory {
		if err := member.ForgetHistory(ctx); err != nil {
			return Summary{}, errors.Join(err, listener.Close())
		}
	}
	if err := c.startControlPlane(ctx, member.Endpoint(), listener); err != nil {
		return Summary{}, err
	}
	return Summary{
		Name:                 c.options.Name,
		Version:              version.Get().GitVersion,
		Server:               server,
		CertificateAuthority: c.held.CAFile(),
		Kubeconfig:           c.kubeconfig(credentials.Admin),
	}, nil
}

func (c *cluster) run(name string, run func(context.Context) error) {
	c.parts = append(c.parts, start(name, c.ended, run))
}

// down ends the components in the opposite order of their start.
func (c *cluster) down() error {
	var errs []error
	for index := len(c.parts) - 1; index >= 0; index-- {
		errs = append(errs, c.parts[index].stop())
	}
	return errors.Join(errs...)
}

func (c *cluster) path(name string) string { return filepath.Join(c.options.Dir, name) }

func (c *cluster) kubeconfig(user credentials.User) string {
	return c.path(user.Component + ".kubeconfig")
}

func (c *cluster) writeKubeconfigs(server string) error {
	file := kubeconfig.Cluster{Name: c.options.Name, Server: server, Credentials: c.held}
	for _, user := range credentials.Users {
		if err := file.Write(c.kubeconfig(user), user); err != nil {
			return err
		}
	}
	return nil
}
