package kubeconfig

import (
	"os"
	"path/filepath"
	"testing"

	"k8s.io/client-go/tools/clientcmd"

	"odp.internal/testbed-kubernetes/internal/credentials"
)

func TestAKubeconfigNeedsNoOtherFile(t *testing.T) {
	dir := t.TempDir()
	held, err := credentials.Ensure(filepath.Join(dir, "credentials"), []string{"127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "admin.kubeconfig")
	cluster := Cluster{Name: "odp-eu", Server: "https://127.0.0.1:6443", Credentials: held}
	if err := cluster.Write(path, credentials.Admin); err != nil {
		t.Fatal(err)
	}
	ca, err := os.ReadFile(held.CAFile())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "credentials")); err != nil {
		t.Fatal(err)
	}

	config, err := clientcmd.BuildConfigFromFlags("", path)
	if err != nil {
		t.Fatal(err)
	}
	if config.Host != cluster.Server || config.BearerToken != held.Token(credentials.Admin) || string(config.CAData) != string(ca) {
		t.Errorf("host %s, CA %d bytes: not those of the cluster", config.Host, len(config.CAData))
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %o", info.Mode().Perm())
	}
}
