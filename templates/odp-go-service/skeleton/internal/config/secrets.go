package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Secrets are files that Vault writes, a secret each.
type Secrets struct {
	folder string
}

// Read reads a secret such as db-password. Read it at each use and keep it nowhere: Vault
// replaces it while the service runs.
func (s Secrets) Read(name string) (string, error) {
	if name != filepath.Base(name) {
		return "", fmt.Errorf("%q is no name of a secret", name)
	}
	content, err := os.ReadFile(filepath.Join(s.folder, name))
	if err != nil {
		return "", fmt.Errorf("secret %s: %w", name, err)
	}
	return strings.TrimRight(string(content), "\r\n"), nil
}
