// Package kubeconfig writes kubeconfig files that need no other file.
package kubeconfig

import (
	"fmt"
	"os"

	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"

	"odp.internal/testbed-kubernetes/internal/credentials"
)

// Cluster is what every kubeconfig of one cluster has in common.
type Cluster struct {
	// Name of the cluster, also of its context.
	Name string
	// Server is the API server's address, such as https://127.0.0.1:16443.
	Server string
	// Credentials hold the authority and the tokens, which the file inlines.
	Credentials *credentials.Credentials
}

// Write makes the kubeconfig of a user at path, of mode 0600.
func (c Cluster) Write(path string, user credentials.User) error {
	ca, err := os.ReadFile(c.Credentials.CAFile())
	if err != nil {
		return fmt.Errorf("read the authority for %s: %w", path, err)
	}
	config := api.NewConfig()
	config.Clusters[c.Name] = &api.Cluster{Server: c.Server, CertificateAuthorityData: ca}
	config.AuthInfos[user.Name] = &api.AuthInfo{Token: c.Credentials.Token(user)}
	config.Contexts[c.Name] = &api.Context{Cluster: c.Name, AuthInfo: user.Name}
	config.CurrentContext = c.Name
	content, err := clientcmd.Write(*config)
	if err != nil {
		return fmt.Errorf("encode %s: %w", path, err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return fmt.Errorf("write the kubeconfig of %s: %w", user.Name, err)
	}
	return nil
}
