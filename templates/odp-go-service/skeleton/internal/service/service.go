// Package service tells what the service is, as service.json describes it.
package service

import (
	"encoding/json"
	"fmt"
)

// About is what the service tells of itself.
type About struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Workspace   string `json:"workspace"`
	// Version is the commit that it was built from.
	Version string `json:"version"`
}

// Parse reads service.json.
func Parse(description []byte, version string) (About, error) {
	about := About{Version: version}
	if err := json.Unmarshal(description, &about); err != nil {
		return About{}, fmt.Errorf("service.json: %w", err)
	}
	return about, nil
}
