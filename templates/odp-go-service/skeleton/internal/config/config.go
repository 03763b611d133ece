// Package config reads what the service runs with.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"time"
)

// Config is what the service runs with, from its environment.
type Config struct {
	// HTTPAddress is where the API and the probes listen: HTTP_ADDRESS.
	HTTPAddress string
	// MetricsAddress is where /metrics listens: METRICS_ADDRESS.
	MetricsAddress string
	// LogLevel is the least that is logged: LOG_LEVEL.
	LogLevel slog.Level
	// Drain is how long work in hand may take once the service is told to end: DRAIN_SECONDS.
	Drain time.Duration
	// Secrets are what Vault wrote: SECRETS_DIR.
	Secrets Secrets
{%- if values.event %}
	// Bus is where events come from.
	Bus Bus
{%- endif %}
}

// Load reads the configuration; its error names everything that is wrong with it.
func Load(getenv func(string) string) (Config, error) {
	env := environment{getenv: getenv}
	config := Config{
		HTTPAddress:    env.address("HTTP_ADDRESS", ":8080"),
		MetricsAddress: env.address("METRICS_ADDRESS", ":9102"),
		LogLevel:       env.level("LOG_LEVEL", "info"),
		Drain:          env.seconds("DRAIN_SECONDS", "20"),
		Secrets:        Secrets{folder: env.text("SECRETS_DIR", "/vault/secrets")},
{%- if values.event %}
		Bus:            env.bus(),
{%- endif %}
	}
	return config, errors.Join(env.problems...)
}

// environment reads variables and keeps what is wrong with them.
type environment struct {
	getenv   func(string) string
	problems []error
}

func (e *environment) text(name, fallback string) string {
	if value := e.getenv(name); value != "" {
		return value
	}
	return fallback
}

func (e *environment) address(name, fallback string) string {
	value := e.text(name, fallback)
	if _, _, err := net.SplitHostPort(value); err != nil {
		e.refuse(name, value, "an address such as :8080")
	}
	return value
}

func (e *environment) level(name, fallback string) slog.Level {
	value := e.text(name, fallback)
	var level slog.Level
	if err := level.UnmarshalText([]byte(value)); err != nil {
		e.refuse(name, value, "debug, info, warn or error")
	}
	return level
}

func (e *environment) seconds(name, fallback string) time.Duration {
	value := e.text(name, fallback)
	seconds, err := strconv.Atoi(value)
	if err != nil || seconds < 0 || seconds > 3600 {
		e.refuse(name, value, "whole seconds, 3600 at most")
	}
	return time.Duration(seconds) * time.Second
}

func (e *environment) refuse(name, value, wanted string) {
	e.problems = append(e.problems, fmt.Errorf("%s is %q and has to be %s", name, value, wanted))
}
