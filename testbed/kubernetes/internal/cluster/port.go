package cluster

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strconv"
	"strings"
)

// listen opens the API server's port on loopback. The port is remembered in
// file, so that clients find a restarted server where it was.
func listen(file string, wanted int) (net.Listener, error) {
	if wanted == 0 {
		var err error
		if wanted, err = lastPort(file); err != nil {
			return nil, err
		}
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(wanted)))
	if err != nil {
		return nil, fmt.Errorf("open the API server's port: %w", err)
	}
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	if err := os.WriteFile(file, []byte(port+"\n"), 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("remember the port: %w", err), listener.Close())
	}
	return listener, nil
}

// lastPort is 0 when there was no start before.
func lastPort(file string) (int, error) {
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the port of the last start: %w", err)
	}
	port, err := strconv.Atoi(strings.TrimSpace(string(content)))
	if err != nil {
		return 0, fmt.Errorf("%s holds no port: %w", file, err)
	}
	return port, nil
}
