// Package events consumes events of the bus.
package events

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/apache/pulsar-client-go/pulsar"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

const (
	// workers is how many events a replica handles at a time.
	workers = 4
	// handlingTime is how long a handler may take. Pulsar's client for Go has no acknowledgement
	// time-out, so one that hangs would keep its event for ever: past this the event is handed back.
	handlingTime = 30 * time.Second
	// maxDeliveries is after how many an event goes to the dead-letter topic.
	maxDeliveries = 5
	// pause is between attempts to receive that fail.
	pause = time.Second
)

// source is the part of Pulsar's consumer that is used here.
type source interface {
	Receive(context.Context) (pulsar.Message, error)
	Ack(pulsar.Message) error
	Nack(pulsar.Message)
}

// consumer hands what a source has to a handler.
type consumer struct {
	source       source
	event        string
	handle       Handler
	handlingTime time.Duration
	drain        time.Duration
	metrics      *metrics
	logger       *slog.Logger
}

// run takes events until ctx ends; then it takes no more, and returns once those in hand have
// ended, or were handed back because the drain is over.
func (c *consumer) run(ctx context.Context) {
	handling, cutOff := context.WithCancel(context.WithoutCancel(ctx))
	defer cutOff()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(c.drain, cutOff) })()
	var working sync.WaitGroup
	for range workers {
		working.Go(func() {
			for ctx.Err() == nil {
				c.next(ctx, handling)
			}
		})
	}
	working.Wait()
}

// next waits for one event until ctx ends, and handles it until handling does.
func (c *consumer) next(ctx, handling context.Context) {
	message, err := c.source.Receive(ctx)
	if err != nil {
		if ctx.Err() == nil {
			c.logger.WarnContext(ctx, "no event could be received", "error", err.Error())
			rest(ctx, pause)
		}
		return
	}
	c.settle(handling, message)
}

// settle handles a message and tells the bus what came of it.
func (c *consumer) settle(ctx context.Context, message pulsar.Message) {
	ctx = otel.GetTextMapPropagator().Extract(ctx, propagation.MapCarrier(message.Properties()))
	ctx, span := otel.Tracer("events").Start(ctx, "process "+c.event,
		trace.WithSpanKind(trace.SpanKindConsumer),
		trace.WithAttributes(
			attribute.String("messaging.system", "pulsar"),
			attribute.String("messaging.operation.type", "process"),
			attribute.String("messaging.destination.name", message.Topic()),
		))
	defer span.End()
	event := Event{
		Type:      c.event,
		ID:        fmt.Sprint(message.ID()),
		Key:       message.Key(),
		Payload:   message.Payload(),
		Published: message.PublishTime(),
		Delivery:  int(message.RedeliveryCount()) + 1,
	}
	began := time.Now()
	err := c.within(ctx, event)
	c.metrics.handled(time.Since(began))
	if err == nil {
		err = c.source.Ack(message)
	}
	if err == nil {
		c.metrics.settled(acknowledged)
		return
	}
	span.SetStatus(codes.Error, err.Error())
	c.source.Nack(message)
	said := []any{
		"event", event.Type, "message_id", event.ID, "delivery", event.Delivery, "error", err.Error(),
	}
	if event.Delivery >= maxDeliveries {
		// The client moves it when the bus hands it out once more.
		c.metrics.settled(deadLettered)
		c.logger.ErrorContext(ctx, "event dead-lettered", said...)
		return
	}
	c.metrics.settled(rejected)
	c.logger.WarnContext(ctx, "event rejected", said...)
}

// within runs the handler for as long as it may take. One that goes on after its context has
// ended is left behind: its event comes again, and another worker's is not held up.
func (c *consumer) within(ctx context.Context, event Event) error {
	ctx, cancel := context.WithTimeoutCause(ctx, c.handlingTime,
		fmt.Errorf("the handler took longer than %s", c.handlingTime))
	defer cancel()
	returned := make(chan error, 1)
	go func() {
		// A panic must neither end the process nor look like success.
		defer func() {
			if thrown := recover(); thrown != nil {
				returned <- fmt.Errorf("the handler panicked: %v\n%s", thrown, debug.Stack())
			}
		}()
		returned <- c.handle(ctx, event)
	}()
	select {
	case err := <-returned:
		return err
	case <-ctx.Done():
	}
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return errors.New("the service ended before the handler did")
}
