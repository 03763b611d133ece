package events

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/apache/pulsar-client-go/pulsar"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"${{ values.goModule }}/internal/telemetry"
)

const traceID = "4bf92f3577b34da6a3ce929d0e0e4736"

func TestAnEventThatIsHandledIsAcknowledged(t *testing.T) {
	var got Event
	run := consuming(t, func(_ context.Context, event Event) error {
		got = event
		return nil
	})
	run.bus.publish(&message{id: "1", payload: "paid"})
	run.settled(t, "acknowledged 1")
	run.stop()
	if got.Type != "thing.happened" || string(got.Payload) != "paid" || got.ID != "1" || got.Delivery != 1 {
		t.Errorf("the handler got %+v", got)
	}
	run.counted(t, `{event="thing.happened",outcome="acknowledged"} 1`)
	run.counted(t, `event_handling_duration_seconds_count{event="thing.happened"} 1`)
}

func TestEveryOutcomeIsCountedFromTheStart(t *testing.T) {
	run := consuming(t, nil)
	for _, outcome := range []string{"acknowledged", "rejected", "dead_lettered"} {
		run.counted(t, `events_consumed_total{event="thing.happened",outcome="`+outcome+`"} 0`)
	}
}

func TestAnEventThatFailsComesAgain(t *testing.T) {
	run := consuming(t, func(context.Context, Event) error { return errors.New("no database") })
	run.bus.publish(&message{id: "1"})
	run.settled(t, "handed back 1")
	run.stop()
	run.counted(t, `outcome="rejected"} 1`)
	run.counted(t, `outcome="dead_lettered"} 0`)
}

func TestTheFifthFailureIsCountedAsADeadLetter(t *testing.T) {
	run := consuming(t, func(context.Context, Event) error { return errors.New("never") })
	run.bus.publish(&message{id: "1", redeliveries: 3})
	run.settled(t, "handed back 1")
	run.bus.publish(&message{id: "1", redeliveries: 4})
	run.settled(t, "handed back 1")
	run.stop()
	run.counted(t, `outcome="rejected"} 1`)
	run.counted(t, `outcome="dead_lettered"} 1`)
}

func TestAPanicNeitherEndsTheProcessNorAcknowledges(t *testing.T) {
	run := consuming(t, func(_ context.Context, event Event) error {
		if event.ID == "bad" {
			panic("unforeseen")
		}
		return nil
	})
	run.bus.publish(&message{id: "bad"})
	run.settled(t, "handed back bad")
	run.bus.publish(&message{id: "good"})
	run.settled(t, "acknowledged good")
}

func TestAHandlerThatHangsHandsItsEventBackAndHoldsUpNoOther(t *testing.T) {
	released := make(chan struct{})
	defer close(released)
	run := consuming(t, func(_ context.Context, event Event) error {
		if event.ID != "good" {
			<-released
		}
		return nil
	}, func(c *consumer) { c.handlingTime = time.Millisecond })
	for range workers {
		run.bus.publish(&message{id: "hangs"})
		run.settled(t, "handed back hangs")
	}
	run.bus.publish(&message{id: "good"})
	// The time is short for it too, on a busy machine.
	if what := <-run.bus.outcomes; !strings.HasSuffix(what, " good") {
		t.Errorf("%s", what)
	}
}

func TestAnAcknowledgementThatFailsIsNoSuccess(t *testing.T) {
	run := consuming(t, func(context.Context, Event) error { return nil })
	run.bus.refuse = errors.New("connection closed")
	run.bus.publish(&message{id: "1"})
	run.settled(t, "handed back 1")
	run.stop()
	run.counted(t, `outcome="acknowledged"} 0`)
	run.counted(t, `outcome="rejected"} 1`)
}

func TestEndingTakesNothingNewAndEndsWhatIsInHand(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	run := consuming(t, func(ctx context.Context, _ Event) error {
		close(entered)
		<-leave
		return ctx.Err()
	})
	run.bus.publish(&message{id: "in hand"})
	<-entered
	run.cancel()
	select {
	case <-run.ended:
		t.Fatal("it ended with an event in hand")
	default:
	}
	close(leave)
	run.settled(t, "acknowledged in hand")
	<-run.ended
}

func TestWhatDoesNotEndWithinTheDrainIsHandedBack(t *testing.T) {
	entered := make(chan struct{})
	run := consuming(t, func(ctx context.Context, _ Event) error {
		close(entered)
		<-ctx.Done()
		return ctx.Err()
	}, func(c *consumer) { c.drain = time.Millisecond })
	run.bus.publish(&message{id: "stuck"})
	<-entered
	run.cancel()
	run.settled(t, "handed back stuck")
	<-run.ended
}

func TestABusThatFailsIsAskedAgain(t *testing.T) {
	run := consuming(t, func(context.Context, Event) error { return nil })
	run.bus.failures <- errors.New("connection lost")
	run.bus.publish(&message{id: "1"})
	run.settled(t, "acknowledged 1")
}

func TestTheTraceOfTheProducerGoesOn(t *testing.T) {
	stop, err := telemetry.StartTracing(t.Context(), "tested", "abc123", func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	defer stop(t.Context())
	var log bytes.Buffer
	run := consuming(t, func(context.Context, Event) error { return errors.New("no") }, func(c *consumer) {
		c.logger = telemetry.NewLogger(&log, slog.LevelInfo)
	})
	run.bus.publish(&message{id: "1", properties: map[string]string{
		"traceparent": "00-" + traceID + "-00f067aa0ba902b7-01",
	}})
	run.settled(t, "handed back 1")
	run.stop()
	var line map[string]any
	if err := json.Unmarshal(log.Bytes(), &line); err != nil {
		t.Fatalf("%q: %v", log.String(), err)
	}
	if line["msg"] != "event rejected" || line["trace_id"] != traceID || line["message_id"] != "1" {
		t.Errorf("logged %v", line)
	}
}

func TestBackoffDoublesToAMinute(t *testing.T) {
	for times, wanted := range map[uint32]time.Duration{
		0: time.Second, 1: 2 * time.Second, 5: 32 * time.Second, 6: time.Minute, 4_000_000_000: time.Minute,
	} {
		if got := (backoff{}).Next(times); got != wanted {
			t.Errorf("after %d it is %s, and should be %s", times, got, wanted)
		}
	}
}

// running is a consumer on a bus that the test is.
type running struct {
	bus      *bus
	registry *prometheus.Registry
	cancel   context.CancelFunc
	ended    chan struct{}
}

func consuming(t *testing.T, handle Handler, changes ...func(*consumer)) *running {
	t.Helper()
	run := &running{
		bus: &bus{
			messages: make(chan pulsar.Message),
			failures: make(chan error),
			outcomes: make(chan string),
		},
		registry: prometheus.NewRegistry(),
		ended:    make(chan struct{}),
	}
	consumer := &consumer{
		source:       run.bus,
		event:        "thing.happened",
		handle:       handle,
		handlingTime: time.Hour,
		drain:        time.Hour,
		metrics:      newMetrics(run.registry, "thing.happened"),
		logger:       slog.New(slog.DiscardHandler),
	}
	for _, change := range changes {
		change(consumer)
	}
	ctx, cancel := context.WithCancel(context.Background())
	run.cancel = cancel
	go func() {
		defer close(run.ended)
		consumer.run(ctx)
	}()
	t.Cleanup(run.stop)
	return run
}

func (r *running) stop() {
	r.cancel()
	<-r.ended
}

// settled waits for what becomes of the next event.
func (r *running) settled(t *testing.T, wanted string) {
	t.Helper()
	if got := <-r.bus.outcomes; got != wanted {
		t.Errorf("%s, and should be %s", got, wanted)
	}
}

func (r *running) counted(t *testing.T, wanted string) {
	t.Helper()
	response := httptest.NewRecorder()
	promhttp.HandlerFor(r.registry, promhttp.HandlerOpts{}).ServeHTTP(response, httptest.NewRequest("GET", "/", nil))
	if !strings.Contains(response.Body.String(), wanted+"\n") {
		t.Errorf("there is no %s in\n%s", wanted, response.Body)
	}
}

// bus gives what the test publishes, and tells what becomes of it.
type bus struct {
	messages chan pulsar.Message
	failures chan error
	outcomes chan string
	refuse   error
}

func (b *bus) publish(message *message) { b.messages <- message }

func (b *bus) Receive(ctx context.Context) (pulsar.Message, error) {
	select {
	case message := <-b.messages:
		return message, nil
	case err := <-b.failures:
		return nil, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (b *bus) Ack(message pulsar.Message) error {
	if b.refuse != nil {
		return b.refuse
	}
	b.outcomes <- "acknowledged " + message.ID().String()
	return nil
}

func (b *bus) Nack(message pulsar.Message) {
	b.outcomes <- "handed back " + message.ID().String()
}

// message is what the consumer reads of one.
type message struct {
	pulsar.Message
	id           messageID
	payload      string
	redeliveries uint32
	properties   map[string]string
}

func (m *message) ID() pulsar.MessageID          { return m.id }
func (m *message) Payload() []byte               { return []byte(m.payload) }
func (m *message) RedeliveryCount() uint32       { return m.redeliveries }
func (m *message) Properties() map[string]string { return m.properties }
func (m *message) Topic() string                 { return "persistent://tenant/namespace/thing.happened" }
func (m *message) Key() string                   { return "" }
func (m *message) PublishTime() time.Time        { return time.Time{} }

type messageID string

func (id messageID) String() string   { return string(id) }
func (messageID) Serialize() []byte   { return nil }
func (messageID) LedgerID() int64     { return 0 }
func (messageID) EntryID() int64      { return 0 }
func (messageID) BatchIdx() int32     { return 0 }
func (messageID) PartitionIdx() int32 { return 0 }
func (messageID) BatchSize() int32    { return 0 }
