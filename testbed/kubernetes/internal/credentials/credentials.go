// Package credentials keeps what a cluster proves itself and its callers with:
// certificate authority, serving certificate, service account key and tokens.
package credentials

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// User is a caller that the API server knows by a static token.
type User struct {
	// Component is the short name, used for files.
	Component string
	Name      string
	Groups    []string
}

// Users of the control plane itself, and the administrator. The names are
// those that Kubernetes' own RBAC bootstrap binds roles to; kwok stands for
// every kubelet at once, so it needs an administrator's rights.
var (
	Admin             = User{Component: "admin", Name: "admin", Groups: []string{"system:masters"}}
	ControllerManager = User{Component: "controller-manager", Name: "system:kube-controller-manager"}
	Scheduler         = User{Component: "scheduler", Name: "system:kube-scheduler"}
	Kwok              = User{Component: "kwok", Name: "kwok", Groups: []string{"system:masters"}}
)

// Users are all of them.
var Users = []User{Admin, ControllerManager, Scheduler, Kwok}

const (
	caFile     = "ca.crt"
	certFile   = "server.crt"
	keyFile    = "server.key"
	saKeyFile  = "service-account.key"
	tokensFile = "tokens.csv"
	tokenBytes = 32
)

// Credentials name the files in one folder, all of mode 0600.
type Credentials struct {
	dir    string
	tokens map[string]string
}

// Ensure reads the credentials in dir, or makes them when there are none, so
// that a restart keeps every token and the authority that clients trust.
func Ensure(dir string, hosts []string) (*Credentials, error) {
	_, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		err = create(dir, hosts)
	}
	if err != nil {
		return nil, fmt.Errorf("credentials in %s: %w", dir, err)
	}
	tokens, err := readTokens(filepath.Join(dir, tokensFile))
	if err != nil {
		return nil, fmt.Errorf("credentials in %s: %w", dir, err)
	}
	return &Credentials{dir: dir, tokens: tokens}, nil
}

// CAFile is the path of the authority's certificate, PEM.
func (c *Credentials) CAFile() string { return filepath.Join(c.dir, caFile) }

// CertFile is the path of the API server's certificate, PEM.
func (c *Credentials) CertFile() string { return filepath.Join(c.dir, certFile) }

// KeyFile is the path of the API server's private key, PEM.
func (c *Credentials) KeyFile() string { return filepath.Join(c.dir, keyFile) }

// ServiceAccountKeyFile is the path of the key that signs service account tokens.
func (c *Credentials) ServiceAccountKeyFile() string { return filepath.Join(c.dir, saKeyFile) }

// TokensFile is the path of the API server's static token file.
func (c *Credentials) TokensFile() string { return filepath.Join(c.dir, tokensFile) }

// Token of a user.
func (c *Credentials) Token(user User) string { return c.tokens[user.Name] }

// create fills a folder beside dir and renames it, so that a folder with only
// some of the files is never taken for a whole one.
func create(dir string, hosts []string) error {
	half := dir + ".half"
	if err := os.RemoveAll(half); err != nil {
		return fmt.Errorf("remove what an interrupted start left: %w", err)
	}
	if err := os.MkdirAll(half, 0o700); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	files, err := newCertificates(hosts)
	if err != nil {
		return err
	}
	if files[saKeyFile], err = newKeyPEM(); err != nil {
		return fmt.Errorf("make the service account key: %w", err)
	}
	if files[tokensFile], err = newTokens(); err != nil {
		return fmt.Errorf("make the tokens: %w", err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(half, name), content, 0o600); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return os.Rename(half, dir)
}

// newTokens writes the API server's format: token,user,uid,"group,group".
func newTokens() ([]byte, error) {
	var lines strings.Builder
	for _, user := range Users {
		random := make([]byte, tokenBytes)
		if _, err := rand.Read(random); err != nil {
			return nil, err
		}
		token := base64.RawURLEncoding.EncodeToString(random)
		fmt.Fprintf(&lines, "%s,%s,%s,%q\n", token, user.Name, user.Name, strings.Join(user.Groups, ","))
	}
	return []byte(lines.String()), nil
}

func readTokens(file string) (map[string]string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the tokens: %w", err)
	}
	tokens := map[string]string{}
	for line := range strings.Lines(string(content)) {
		fields := strings.SplitN(strings.TrimSpace(line), ",", 3)
		if len(fields) == 3 {
			tokens[fields[1]] = fields[0]
		}
	}
	for _, user := range Users {
		if tokens[user.Name] == "" {
			return nil, fmt.Errorf("%s has no token of %s; remove the folder to have all made anew", file, user.Name)
		}
	}
	return tokens, nil
}
