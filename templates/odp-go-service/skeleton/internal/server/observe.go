package server

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
)

// Methods that are told apart in metrics; callers may invent others.
var methods = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

// observe traces, counts and logs what next answers, and answers for it where it panics.
func observe(next http.Handler, registry prometheus.Registerer, logger *slog.Logger) http.Handler {
	requests := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "http_requests_total",
		Help: "Requests answered; probes are left out.",
	}, []string{"method", "route", "code"})
	durations := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name:    "http_request_duration_seconds",
		Help:    "How long requests took.",
		Buckets: prometheus.DefBuckets,
	}, []string{"method", "route"})
	registry.MustRegister(requests, durations)

	observed := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		answer := &answer{ResponseWriter: w}
		defer func() {
			thrown := recover()
			begun := answer.code != 0
			if thrown != nil && !begun {
				http.Error(answer, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
			}
			method, route, code, took := methodOf(r), routeOf(r), answer.codeOrOK(), time.Since(began)
			if thrown != nil {
				code = http.StatusInternalServerError
				logger.ErrorContext(r.Context(), "a handler panicked",
					"route", route, "error", fmt.Sprint(thrown), "stack", string(debug.Stack()))
			}
			requests.WithLabelValues(method, route, strconv.Itoa(code)).Inc()
			durations.WithLabelValues(method, route).Observe(took.Seconds())
			logger.InfoContext(r.Context(), "request",
				"method", method, "route", route, "code", code, "seconds", took.Seconds())
			if thrown != nil && begun {
				// What was begun must not look complete to whoever reads it.
				panic(http.ErrAbortHandler)
			}
		}()
		next.ServeHTTP(answer, r)
	})
	return otelhttp.NewHandler(observed, "request")
}

func methodOf(r *http.Request) string {
	if slices.Contains(methods, r.Method) {
		return r.Method
	}
	return "other"
}

// routeOf is the path of the pattern that answered; a path that nobody serves must not become a label.
func routeOf(r *http.Request) string {
	if _, path, is := strings.Cut(r.Pattern, " "); is {
		return path
	}
	if r.Pattern != "" {
		return r.Pattern
	}
	return "unmatched"
}

// answer keeps the status that was sent.
type answer struct {
	http.ResponseWriter
	code int
}

func (a *answer) WriteHeader(code int) {
	// What is only informative, such as early hints, comes before the status.
	if a.code == 0 && code >= http.StatusOK {
		a.code = code
	}
	a.ResponseWriter.WriteHeader(code)
}

func (a *answer) Write(content []byte) (int, error) {
	a.code = a.codeOrOK()
	return a.ResponseWriter.Write(content)
}

// Unwrap lets http.ResponseController reach what is below.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *answer) codeOrOK() int {
	if a.code == 0 {
		return http.StatusOK
	}
	return a.code
}
