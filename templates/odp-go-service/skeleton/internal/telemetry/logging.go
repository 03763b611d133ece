// Package telemetry is how the service is looked at from outside: logs, metrics and traces.
package telemetry

import (
	"context"
	"io"
	"log/slog"

	"go.opentelemetry.io/otel/trace"
)

// NewLogger writes an object of JSON a line; with a context that is traced, its trace_id and span_id too.
func NewLogger(output io.Writer, level slog.Level) *slog.Logger {
	return slog.New(tracedHandler{slog.NewJSONHandler(output, &slog.HandlerOptions{Level: level})})
}

// tracedHandler adds to each record the trace that it belongs to.
type tracedHandler struct {
	slog.Handler
}

func (h tracedHandler) Handle(ctx context.Context, record slog.Record) error {
	if span := trace.SpanContextFromContext(ctx); span.IsValid() {
		record.AddAttrs(
			slog.String("trace_id", span.TraceID().String()),
			slog.String("span_id", span.SpanID().String()),
		)
	}
	return h.Handler.Handle(ctx, record)
}

func (h tracedHandler) WithAttrs(attributes []slog.Attr) slog.Handler {
	return tracedHandler{h.Handler.WithAttrs(attributes)}
}

func (h tracedHandler) WithGroup(name string) slog.Handler {
	return tracedHandler{h.Handler.WithGroup(name)}
}
