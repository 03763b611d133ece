// Package server listens: for the API and the probes, and on a port of its own for metrics.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"${{ values.goModule }}/internal/config"
)

const (
	// lingering is how long requests are still taken after the end was announced: those who
	// send them learn of it a moment later.
	lingering = time.Second
	// largestBody is how much of a request is read; a handler that needs more says so itself.
	largestBody = 1 << 20
)

// Options are what a server is made of.
type Options struct {
	Settings config.Config
	// Routes are the operations of the API by their patterns.
	Routes   map[string]http.Handler
	Registry *prometheus.Registry
	Logger   *slog.Logger
}

// Server listens from its making on, and answers once it runs.
type Server struct {
	options Options
	front   *listening
	metrics *listening
	ending  atomic.Bool
}

// New listens on both addresses.
func New(options Options) (*Server, error) {
	server := &Server{options: options}
	var err error
	if server.front, err = listen(options.Settings.HTTPAddress, server.handler()); err != nil {
		return nil, err
	}
	metrics := http.NewServeMux()
	metrics.Handle("GET /metrics", promhttp.HandlerFor(options.Registry, promhttp.HandlerOpts{}))
	if server.metrics, err = listen(options.Settings.MetricsAddress, metrics); err != nil {
		return nil, errors.Join(err, server.front.Close())
	}
	return server, nil
}

// Address is where the API is, with the port that it was given.
func (s *Server) Address() string { return s.front.listener.Addr().String() }

// MetricsAddress is where the metrics are.
func (s *Server) MetricsAddress() string { return s.metrics.listener.Addr().String() }

// Run answers until ctx ends, and then ends what is in hand. Its error says what it had to
// cut off, or why it could not go on.
func (s *Server) Run(ctx context.Context) error {
	failed := make(chan error, 2)
	for _, each := range []*listening{s.front, s.metrics} {
		go func() { failed <- each.Serve(each.listener) }()
	}
	// Metrics can be read until everything else has ended.
	defer s.metrics.Close()
	select {
	case err := <-failed:
		return errors.Join(err, s.front.Close())
	case <-ctx.Done():
		return s.drain(context.WithoutCancel(ctx))
	}
}

func (s *Server) drain(ctx context.Context) error {
	drain := s.options.Settings.Drain
	ctx, cancel := context.WithTimeout(ctx, drain)
	defer cancel()
	s.options.Logger.Info("ending", "drain", drain.String())
	s.ending.Store(true)
	select {
	case <-time.After(min(lingering, drain/2)):
	case <-ctx.Done():
	}
	if err := s.front.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("requests were cut off after %s: %w", drain, err), s.front.Close())
	}
	s.options.Logger.Info("ended")
	return nil
}

// handler is the API, and the probes beside it, which are neither counted nor traced.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) {
		probe(w, http.StatusOK, "live")
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if s.ending.Load() {
			probe(w, http.StatusServiceUnavailable, "ending")
			return
		}
		probe(w, http.StatusOK, "ready")
	})
	api := http.NewServeMux()
	for pattern, handler := range s.options.Routes {
		api.Handle(pattern, http.MaxBytesHandler(handler, largestBody))
	}
	mux.Handle("/", observe(api, s.options.Registry, s.options.Logger))
	return mux
}

func probe(w http.ResponseWriter, code int, state string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	// Whoever asked may have gone; nobody else wants to know.
	_, _ = w.Write([]byte(state + "\n"))
}

// listening is a server with the listener that it was made for.
type listening struct {
	http.Server
	listener net.Listener
}

func listen(address string, handler http.Handler) (*listening, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	return &listening{
		listener: listener,
		Server: http.Server{
			Handler: handler,
			// Whoever sends slowly holds no connection for ever.
			ReadHeaderTimeout: 5 * time.Second,
			ReadTimeout:       30 * time.Second,
			WriteTimeout:      60 * time.Second,
			IdleTimeout:       120 * time.Second,
		},
	}, nil
}
