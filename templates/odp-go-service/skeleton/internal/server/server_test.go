package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"${{ values.goModule }}/internal/config"
	"${{ values.goModule }}/internal/server"
	"${{ values.goModule }}/internal/telemetry"
)

func TestProbesAnswer(t *testing.T) {
	running := start(t, nil)
	for _, path := range []string{"/livez", "/readyz"} {
		if code, _ := running.get(t, path); code != http.StatusOK {
			t.Errorf("%s answers %d", path, code)
		}
	}
}

func TestEndingTurnsReadinessOffAndEndsWhatIsInHand(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	running := start(t, map[string]http.Handler{
		"GET /slow": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			close(entered)
			<-leave
			fmt.Fprint(w, "whole")
		}),
	})
	inHand := make(chan string)
	go func() {
		_, body := running.get(t, "/slow")
		inHand <- body
	}()
	<-entered

	running.end()
	eventually(t, func() bool {
		code, _ := running.get(t, "/readyz")
		return code == http.StatusServiceUnavailable
	})
	if code, _ := running.get(t, "/livez"); code != http.StatusOK {
		t.Errorf("/livez answers %d while it ends", code)
	}
	eventually(t, func() bool {
		_, err := running.ask("/livez")
		return err != nil
	})
	select {
	case err := <-running.ended:
		t.Fatalf("it ended with a request in hand: %v", err)
	default:
	}

	close(leave)
	if body := <-inHand; body != "whole" {
		t.Errorf("the request in hand got %q", body)
	}
	if err := <-running.ended; err != nil {
		t.Errorf("it ended with %v", err)
	}
}

func TestARequestThatDoesNotEndIsCutOff(t *testing.T) {
	entered := make(chan struct{})
	running := start(t, map[string]http.Handler{
		"GET /stuck": http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			close(entered)
			<-r.Context().Done()
		}),
	}, func(settings *config.Config) { settings.Drain = 0 })
	go func() { _, _ = running.ask("/stuck") }()
	<-entered
	running.end()
	if err := <-running.ended; err == nil {
		t.Error("it does not tell")
	}
}

func TestMetricsTellRoutesAndNeverPaths(t *testing.T) {
	running := start(t, map[string]http.Handler{
		"GET /things/{id}": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusTeapot)
		}),
	})
	running.get(t, "/things/1")
	running.get(t, "/things/2")
	running.get(t, "/nothing/here")
	running.get(t, "/readyz")
	metrics := running.metrics(t)
	for _, wanted := range []string{
		`http_requests_total{code="418",method="GET",route="/things/{id}"} 2`,
		`http_requests_total{code="404",method="GET",route="unmatched"} 1`,
		`http_request_duration_seconds_count{method="GET",route="/things/{id}"} 2`,
		`build_info{version="abc123"} 1`,
	} {
		if !strings.Contains(metrics, wanted+"\n") {
			t.Errorf("there is no %s", wanted)
		}
	}
	if strings.Contains(metrics, "readyz") {
		t.Error("a probe is counted")
	}
	if code, _ := running.get(t, "/metrics"); code != http.StatusNotFound {
		t.Errorf("the port of the API answers %d to /metrics", code)
	}
}

func TestAPanicIsAnAnswerThatIsCounted(t *testing.T) {
	running := start(t, map[string]http.Handler{
		"GET /broken": http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("broken") }),
	})
	if code, _ := running.get(t, "/broken"); code != http.StatusInternalServerError {
		t.Errorf("it answers %d", code)
	}
	if wanted := `{code="500",method="GET",route="/broken"} 1`; !strings.Contains(running.metrics(t), wanted) {
		t.Errorf("there is no %s", wanted)
	}
	if code, _ := running.get(t, "/livez"); code != http.StatusOK {
		t.Errorf("then /livez answers %d", code)
	}
}

func TestLogsOfARequestTellTheTraceOfItsCaller(t *testing.T) {
	running := start(t, map[string]http.Handler{
		"GET /logged": http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}),
	})
	const trace = "4bf92f3577b34da6a3ce929d0e0e4736"
	request, _ := http.NewRequest("GET", running.url+"/logged", nil)
	request.Header.Set("traceparent", "00-"+trace+"-00f067aa0ba902b7-01")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	line := running.log.find(t, "request")
	if line["trace_id"] != trace || line["span_id"] == nil || line["route"] != "/logged" {
		t.Errorf("logged %v", line)
	}
}

// running is a server that answers, on ports that were free.
type running struct {
	url, metricsURL string
	end             context.CancelFunc
	ended           chan error
	log             *lines
}

func start(t *testing.T, routes map[string]http.Handler, changes ...func(*config.Config)) *running {
	t.Helper()
	settings := config.Config{
		HTTPAddress:    "127.0.0.1:0",
		MetricsAddress: "127.0.0.1:0",
		Drain:          time.Minute,
	}
	for _, change := range changes {
		change(&settings)
	}
	log := &lines{}
	stopTracing, err := telemetry.StartTracing(t.Context(), "tested", "abc123", func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	front, err := server.New(server.Options{
		Settings: settings,
		Routes:   routes,
		Registry: telemetry.NewRegistry("abc123"),
		Logger:   telemetry.NewLogger(log, slog.LevelInfo),
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	running := &running{
		url:        "http://" + front.Address(),
		metricsURL: "http://" + front.MetricsAddress(),
		end:        end,
		ended:      make(chan error, 1),
		log:        log,
	}
	done := make(chan struct{})
	go func() {
		running.ended <- front.Run(ctx)
		close(done)
	}()
	t.Cleanup(func() {
		end()
		<-done
		_ = stopTracing(context.Background())
	})
	return running
}

func (r *running) ask(path string) (*http.Response, error) {
	// A connection of its own, as a kubelet has.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	return client.Get(r.url + path)
}

func (r *running) get(t *testing.T, path string) (int, string) {
	t.Helper()
	response, err := r.ask(path)
	if err != nil {
		t.Error(err)
		return 0, ""
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return response.StatusCode, string(body)
}

func (r *running) metrics(t *testing.T) string {
	t.Helper()
	other := *r
	other.url = r.metricsURL
	_, body := other.get(t, "/metrics")
	return body
}

// lines are what was logged, an object of JSON each.
type lines struct {
	mutex sync.Mutex
	all   bytes.Buffer
}

func (l *lines) Write(line []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.all.Write(line)
}

// find waits for the first line that says so.
func (l *lines) find(t *testing.T, message string) map[string]any {
	t.Helper()
	var found map[string]any
	eventually(t, func() bool {
		l.mutex.Lock()
		defer l.mutex.Unlock()
		for line := range bytes.Lines(l.all.Bytes()) {
			var record map[string]any
			if err := json.Unmarshal(line, &record); err != nil {
				t.Fatalf("%q is no JSON", line)
			}
			if record["msg"] == message {
				found = record
				return true
			}
		}
		return false
	})
	return found
}

// eventually looks until it is so; it fails where it is not after what even a busy machine needs.
func eventually(t *testing.T, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it did not come to be")
		}
	}
}
