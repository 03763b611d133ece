// Package api is what the service answers to others, as api/openapi.yaml describes it.
package api

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"${{ values.goModule }}/internal/service"
)

// Routes are the operations of the API by their patterns, a method and a path each.
func Routes(about service.About) map[string]http.Handler {
	return map[string]http.Handler{
		"GET /v1/about": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			answer(w, r, about)
		}),
	}
}

func answer(w http.ResponseWriter, r *http.Request, value any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(value); err != nil {
		// The status is out already; whoever asked has gone.
		slog.DebugContext(r.Context(), "the answer was not sent", "error", err.Error())
	}
}
