package events

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// What may come of a delivery.
const (
	acknowledged = "acknowledged"
	// rejected events come again.
	rejected = "rejected"
	// deadLettered ones do not.
	deadLettered = "dead_lettered"
)

type metrics struct {
	event    string
	consumed *prometheus.CounterVec
	handling *prometheus.HistogramVec
}

func newMetrics(registry prometheus.Registerer, event string) *metrics {
	m := &metrics{
		event: event,
		consumed: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "events_consumed_total",
			Help: "Deliveries of events, by what came of them.",
		}, []string{"event", "outcome"}),
		handling: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "event_handling_duration_seconds",
			Help:    "How long handling an event took.",
			Buckets: prometheus.ExponentialBuckets(0.005, 2, 14),
		}, []string{"event"}),
	}
	registry.MustRegister(m.consumed, m.handling)
	// A counter that begins with its first dead letter shows no increase, and alerts nobody.
	for _, outcome := range []string{acknowledged, rejected, deadLettered} {
		m.consumed.WithLabelValues(event, outcome)
	}
	return m
}

func (m *metrics) settled(outcome string) {
	m.consumed.WithLabelValues(m.event, outcome).Inc()
}

func (m *metrics) handled(took time.Duration) {
	m.handling.WithLabelValues(m.event).Observe(took.Seconds())
}
