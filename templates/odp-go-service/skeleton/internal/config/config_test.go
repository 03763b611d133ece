package config_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"${{ values.goModule }}/internal/config"
)

func TestDefaultsAreThoseOfTheManifests(t *testing.T) {
	got, err := config.Load(env(nil))
	if err != nil {
		t.Fatal(err)
	}
	if got.HTTPAddress != ":8080" || got.MetricsAddress != ":9102" {
		t.Errorf("listens on %s and %s", got.HTTPAddress, got.MetricsAddress)
	}
	if got.LogLevel != slog.LevelInfo || got.Drain != 20*time.Second {
		t.Errorf("logs from %s on, and drains for %s", got.LogLevel, got.Drain)
	}
}

func TestEverythingThatIsWrongIsToldAtOnce(t *testing.T) {
	_, err := config.Load(env(map[string]string{
		"HTTP_ADDRESS":  "8080",
		"LOG_LEVEL":     "loud",
		"DRAIN_SECONDS": "-1",
	}))
	if err == nil {
		t.Fatal("it was taken")
	}
	for _, name := range []string{"HTTP_ADDRESS", "LOG_LEVEL", "DRAIN_SECONDS"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%q does not name %s", err, name)
		}
	}
}

func TestSecretsAreThoseOfNow(t *testing.T) {
	folder := t.TempDir()
	got, err := config.Load(env(map[string]string{"SECRETS_DIR": folder}))
	if err != nil {
		t.Fatal(err)
	}
	for _, value := range []string{"first", "rotated"} {
		file := filepath.Join(folder, "db-password")
		if err := os.WriteFile(file, []byte(value+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if read, err := got.Secrets.Read("db-password"); err != nil || read != value {
			t.Errorf("read %q, %v; want %q", read, err, value)
		}
	}
	if _, err := got.Secrets.Read("db-username"); err == nil {
		t.Error("read a secret that is not there")
	}
	if _, err := got.Secrets.Read("../db-password"); err == nil {
		t.Error("read a file outside of the folder")
	}
}
{%- if values.event %}

// env is an environment with what the service cannot do without, and more.
func env(more map[string]string) func(string) string {
	needed := map[string]string{
		"PULSAR_SERVICE_URL":       "pulsar://bus.test:6650",
		"PULSAR_TOPIC":             "persistent://tenant/namespace/thing.happened",
		"PULSAR_SUBSCRIPTION":      "subscriber",
		"PULSAR_DEAD_LETTER_TOPIC": "persistent://tenant/namespace/thing.happened-subscriber-DLQ",
	}
	return func(name string) string {
		if value, is := more[name]; is {
			return value
		}
		return needed[name]
	}
}
{%- else %}

func env(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}
{%- endif %}
