// Package etcd runs one member of etcd inside this process.
package etcd

import (
	"context"
	"fmt"
	"net/url"

	"go.etcd.io/etcd/api/v3/etcdserverpb"
	"go.etcd.io/etcd/server/v3/embed"
)

// quota is etcd's own recommended maximum; the default of 2 GiB is reached by
// tests that make tens of thousands of pods.
const quota = 8 << 30

// Etcd is a running member.
type Etcd struct {
	member *embed.Etcd
}

// Start opens the data in dir and returns when the member serves. The port is
// whatever the system gives at that moment.
func Start(ctx context.Context, dir string) (*Etcd, error) {
	member, err := embed.StartEtcd(config(dir))
	if err != nil {
		return nil, fmt.Errorf("start etcd on %s: %w", dir, err)
	}
	select {
	case <-member.Server.ReadyNotify():
		return &Etcd{member: member}, nil
	case err := <-member.Err():
		member.Close()
		return nil, fmt.Errorf("etcd ended while starting: %w", err)
	case <-ctx.Done():
		member.Close()
		return nil, fmt.Errorf("wait for etcd: %w", ctx.Err())
	}
}

// Endpoint is the address that clients dial.
func (e *Etcd) Endpoint() string {
	return "http://" + e.member.Clients[0].Addr().String()
}

// ForgetHistory compacts everything before now, as API servers do from time to
// time: what is there stays, and no list or watch can begin at an older revision.
func (e *Etcd) ForgetHistory(ctx context.Context) error {
	_, err := e.member.Server.Compact(ctx, &etcdserverpb.CompactionRequest{
		Revision: e.member.Server.KV().Rev(),
		Physical: true,
	})
	if err != nil {
		return fmt.Errorf("forget the history of etcd: %w", err)
	}
	return nil
}

// Run serves until ctx is done, then closes the member.
func (e *Etcd) Run(ctx context.Context) error {
	defer e.member.Close()
	select {
	case <-ctx.Done():
		return nil
	case err := <-e.member.Err():
		return fmt.Errorf("etcd: %w", err)
	}
}

func config(dir string) *embed.Config {
	anyPort := url.URL{Scheme: "http", Host: "127.0.0.1:0"}
	config := embed.NewConfig()
	config.Dir = dir
	config.Name = "testbed"
	config.ListenClientUrls = []url.URL{anyPort}
	config.AdvertiseClientUrls = []url.URL{anyPort}
	config.ListenPeerUrls = []url.URL{anyPort}
	config.AdvertisePeerUrls = []url.URL{anyPort}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	config.QuotaBackendBytes = quota
	config.LogLevel = "error"
	// It would dial the port that is asked for, not the one that is given.
	config.EnableGRPCGateway = false
	// Nothing here must survive a power cut, and fsync is most of etcd's time.
	config.UnsafeNoFsync = true
	return config
}
