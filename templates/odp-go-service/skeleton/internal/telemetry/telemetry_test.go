package telemetry_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"go.opentelemetry.io/otel"

	"${{ values.goModule }}/internal/telemetry"
)

func TestALogLineTellsItsTrace(t *testing.T) {
	stop, err := telemetry.StartTracing(t.Context(), "tested", "abc123", none)
	if err != nil {
		t.Fatal(err)
	}
	defer stop(t.Context())
	ctx, span := otel.Tracer("test").Start(t.Context(), "work")
	defer span.End()
	var output bytes.Buffer
	logger := telemetry.NewLogger(&output, slog.LevelInfo).With("part", "one")
	logger.DebugContext(ctx, "too little")
	logger.InfoContext(ctx, "worked")

	var line map[string]any
	if err := json.Unmarshal(output.Bytes(), &line); err != nil {
		t.Fatalf("%q is not one object of JSON: %v", output.String(), err)
	}
	if line["trace_id"] != span.SpanContext().TraceID().String() || line["part"] != "one" || line["time"] == nil {
		t.Errorf("logged %v", line)
	}
}

func TestSpansGoToTheEndpoint(t *testing.T) {
	received := make(chan []byte, 1)
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		received <- body
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	t.Setenv("OTEL_SERVICE_NAME", "as-the-manifest-says")
	stop, err := telemetry.StartTracing(t.Context(), "tested", "abc123", func(string) string { return collector.URL })
	if err != nil {
		t.Fatal(err)
	}
	_, span := otel.Tracer("test").Start(t.Context(), "work")
	span.End()
	if err := stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if body := <-received; !bytes.Contains(body, []byte("as-the-manifest-says")) {
		t.Errorf("sent %q", body)
	}
}

func none(string) string { return "" }
