package events

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"time"
)

// HandleOnTestbed does what an event says: nothing, fail each time, or take until a file is
// there. It tells by a file beside that one that it has begun.
func HandleOnTestbed(ctx context.Context, event Event) error {
	var asked struct {
		Poisonous bool   `json:"poisonous"`
		Until     string `json:"until"`
	}
	if err := json.Unmarshal(event.Payload, &asked); err != nil {
		return err
	}
	if asked.Poisonous {
		return errors.New("poisonous")
	}
	if asked.Until == "" {
		return nil
	}
	if err := os.WriteFile(asked.Until+".begun", nil, 0o600); err != nil {
		return err
	}
	for {
		if _, err := os.Stat(asked.Until); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}
