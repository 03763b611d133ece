package cluster

import (
	"context"
	"fmt"
	"time"
)

// grace is how long each part may take to end.
const grace = 15 * time.Second

// part is one running component.
type part struct {
	name   string
	cancel context.CancelFunc
	done   chan struct{}
	err    error
}

// start runs a component. It gets a context of its own, so that parts end one
// after the other and not all at once. Whatever ends early says so on ended.
func start(name string, ended chan<- *part, run func(context.Context) error) *part {
	ctx, cancel := context.WithCancel(context.Background())
	started := &part{name: name, cancel: cancel, done: make(chan struct{})}
	go func() {
		started.err = run(ctx)
		close(started.done)
		if ctx.Err() == nil {
			ended <- started
		}
	}()
	return started
}

// stop ends the component and waits for it.
func (p *part) stop() error {
	p.cancel()
	select {
	case <-p.done:
		return p.err
	case <-time.After(grace):
		return fmt.Errorf("%s did not end within %s", p.name, grace)
	}
}
