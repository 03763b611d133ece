package config

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Bus is where events come from, and where those go that could not be handled.
type Bus struct {
	// ServiceURL is where the bus is: PULSAR_SERVICE_URL.
	ServiceURL string
	// Topic is what is consumed: PULSAR_TOPIC.
	Topic string
	// Event is the type of what is consumed, the last part of its topic.
	Event string
	// Subscription is what replicas share: PULSAR_SUBSCRIPTION.
	Subscription string
	// DeadLetterTopic takes what could not be handled: PULSAR_DEAD_LETTER_TOPIC.
	DeadLetterTopic string
	// TokenFile holds the token that is shown to the bus; empty: none is: PULSAR_TOKEN_FILE.
	TokenFile string
}

var topic = regexp.MustCompile(`^persistent://[^/\s]+/[^/\s]+/[^/\s]+$`)

func (e *environment) bus() Bus {
	bus := Bus{
		ServiceURL:      e.getenv("PULSAR_SERVICE_URL"),
		Topic:           e.topic("PULSAR_TOPIC"),
		Subscription:    e.getenv("PULSAR_SUBSCRIPTION"),
		DeadLetterTopic: e.topic("PULSAR_DEAD_LETTER_TOPIC"),
		TokenFile:       e.getenv("PULSAR_TOKEN_FILE"),
	}
	bus.Event = bus.Topic[strings.LastIndex(bus.Topic, "/")+1:]
	at, err := url.Parse(bus.ServiceURL)
	if err != nil || at.Host == "" || !slices.Contains([]string{"pulsar", "pulsar+ssl"}, at.Scheme) {
		e.refuse("PULSAR_SERVICE_URL", bus.ServiceURL, "such as pulsar+ssl://broker:6651")
	}
	if bus.Subscription == "" {
		e.refuse("PULSAR_SUBSCRIPTION", bus.Subscription, "the name of a subscription")
	}
	return bus
}

func (e *environment) topic(name string) string {
	value := e.getenv(name)
	if !topic.MatchString(value) {
		e.refuse(name, value, "such as persistent://tenant/namespace/topic")
	}
	return value
}
