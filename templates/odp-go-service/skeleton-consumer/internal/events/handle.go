package events

import (
	"context"
	"log/slog"
	"time"
)

// Event is one delivery.
type Event struct {
	// Type is the type of event, such as order.placed.
	Type string
	// ID names the message on the bus; it is the same one each time that it is delivered.
	ID string
	// Key is what producers order by; may be empty.
	Key string
	// Payload is as the producer wrote it: check it before use.
	Payload []byte
	// Published is when the producer gave it to the bus.
	Published time.Time
	// Delivery counts from 1.
	Delivery int
}

// Handler does what an event asks for. Nil: it is done, and does not come again. An error, or
// not to return before ctx ends: it comes again. The same event may come twice all the same.
type Handler func(ctx context.Context, event Event) error

// Handle is where the work of this service goes.
func Handle(ctx context.Context, event Event) error {
	slog.InfoContext(ctx, "event", "event", event.Type, "message_id", event.ID, "bytes", len(event.Payload))
	return nil
}
