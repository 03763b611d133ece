package credentials

import (
	"crypto/tls"
	"crypto/x509"
	"os"
	"path/filepath"
	"testing"
)

func ensure(t *testing.T, dir string) *Credentials {
	t.Helper()
	held, err := Ensure(dir, []string{"127.0.0.1", "localhost"})
	if err != nil {
		t.Fatal(err)
	}
	return held
}

func TestARestartKeepsAuthorityKeysAndTokens(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "credentials")
	first := contents(t, ensure(t, dir))
	again := contents(t, ensure(t, dir))
	for file, content := range first {
		if again[file] != content {
			t.Errorf("%s changed", file)
		}
	}
}

func contents(t *testing.T, held *Credentials) map[string]string {
	t.Helper()
	read := map[string]string{}
	for _, file := range []string{
		held.CAFile(), held.CertFile(), held.KeyFile(), held.ServiceAccountKeyFile(), held.TokensFile(),
	} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o", file, info.Mode().Perm())
		}
		read[filepath.Base(file)] = string(content)
	}
	return read
}

func TestEveryClusterAndUserHasATokenOfItsOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range []string{"eu", "us"} {
		held := ensure(t, filepath.Join(t.TempDir(), name))
		for _, user := range Users {
			token := held.Token(user)
			if len(token) < 40 || seen[token] {
				t.Errorf("%s of %s has the token %q, which is short or somebody else's", user.Name, name, token)
			}
			seen[token] = true
		}
	}
}

func TestTheAuthorityVouchesForTheServer(t *testing.T) {
	held := ensure(t, filepath.Join(t.TempDir(), "credentials"))
	ca, err := os.ReadFile(held.CAFile())
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(ca)
	pair, err := tls.LoadX509KeyPair(held.CertFile(), held.KeyFile())
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(pair.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{"127.0.0.1", "localhost"} {
		if _, err := certificate.Verify(x509.VerifyOptions{Roots: roots, DNSName: host}); err != nil {
			t.Errorf("as %s: %v", host, err)
		}
	}
	if _, err := certificate.Verify(x509.VerifyOptions{Roots: roots, DNSName: "example.test"}); err == nil {
		t.Error("the certificate is good for a host that was not asked for")
	}
}

func TestNothingOfAnInterruptedStartIsTaken(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "credentials")
	if err := os.MkdirAll(dir+".half", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir+".half", "old"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if ensure(t, dir).Token(Admin) == "" {
		t.Error("no token")
	}
	if _, err := os.Stat(filepath.Join(dir, "old")); err == nil {
		t.Error("a file of the interrupted start is there")
	}
}
