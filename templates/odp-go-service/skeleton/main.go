// The service of service.json: it answers the API of api/openapi.yaml{% if values.event %} and consumes events{% endif %}.
package main

import (
	"context"
	_ "embed"
	"io"
	"log/slog"
	"os"
	"os/signal"
{%- if values.event %}
	"sync"
{%- endif %}
	"syscall"
	"time"

	"${{ values.goModule }}/internal/api"
	"${{ values.goModule }}/internal/config"
{%- if values.event %}
	"${{ values.goModule }}/internal/events"
{%- endif %}
	"${{ values.goModule }}/internal/server"
	"${{ values.goModule }}/internal/service"
	"${{ values.goModule }}/internal/telemetry"
)

//go:embed service.json
var description []byte

// version is the commit that the build is of; the linker sets it.
var version = "development"

// flush is how long the last spans may take after everything else has ended.
const flush = 2 * time.Second

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	if err := run(ctx, os.Getenv, os.Stdout); err != nil {
		slog.Error("the service ended", "error", err.Error())
		os.Exit(1)
	}
}

// run is the service from its start until ctx ends and what it had in hand has ended too.
func run(ctx context.Context, getenv func(string) string, output io.Writer) error {
	// Also for what goes wrong before its configuration is known.
	slog.SetDefault(telemetry.NewLogger(output, slog.LevelInfo))
	about, err := service.Parse(description, version)
	if err != nil {
		return err
	}
	settings, err := config.Load(getenv)
	if err != nil {
		return err
	}
	logger := telemetry.NewLogger(output, settings.LogLevel)
	slog.SetDefault(logger)
	stopTracing, err := telemetry.StartTracing(ctx, about.Name, version, getenv)
	if err != nil {
		return err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), flush)
		defer cancel()
		if err := stopTracing(ctx); err != nil {
			logger.Warn("the last spans were not sent", "error", err.Error())
		}
	}()
	registry := telemetry.NewRegistry(version)
	front, err := server.New(server.Options{
		Settings: settings,
		Routes:   api.Routes(about),
		Registry: registry,
		Logger:   logger,
	})
	if err != nil {
		return err
	}
	logger.Info("started", "version", version, "address", front.Address())
{%- if values.event %}

	// Where the server fails, the consumer ends too.
	ctx, cancel := context.WithCancel(ctx)
	var consuming sync.WaitGroup
	consuming.Go(func() {
		events.Consume(ctx, events.Options{
			Bus:      settings.Bus,
			Drain:    settings.Drain,
			Handle:   events.Handle,
			Registry: registry,
			Logger:   logger,
		})
	})
	defer consuming.Wait()
	defer cancel()
{%- endif %}
	return front.Run(ctx)
}
