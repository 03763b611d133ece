package config_test

import (
	"strings"
	"testing"

	"${{ values.goModule }}/internal/config"
)

func TestTheEventIsTheLastPartOfItsTopic(t *testing.T) {
	got, err := config.Load(env(nil))
	if err != nil || got.Bus.Event != "thing.happened" {
		t.Errorf("consumes %q, %v", got.Bus.Event, err)
	}
}

func TestABusThatIsNotNamedStopsTheStart(t *testing.T) {
	for name, value := range map[string]string{
		"PULSAR_SERVICE_URL":       "https://bus.test",
		"PULSAR_TOPIC":             "thing.happened",
		"PULSAR_SUBSCRIPTION":      "",
		"PULSAR_DEAD_LETTER_TOPIC": "",
	} {
		_, err := config.Load(env(map[string]string{name: value}))
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s=%q: %v", name, value, err)
		}
	}
}
