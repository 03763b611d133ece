package events

import (
	"context"
	"log/slog"
	"time"

	"github.com/apache/pulsar-client-go/pulsar"
	"github.com/apache/pulsar-client-go/pulsar/log"
	"github.com/prometheus/client_golang/prometheus"

	"${{ values.goModule }}/internal/config"
)

// Options are what consuming needs.
type Options struct {
	Bus      config.Bus
	Drain    time.Duration
	Handle   Handler
	Registry prometheus.Registerer
	Logger   *slog.Logger
}

// Consume consumes until ctx ends and what is in hand has ended too. It waits for a bus that
// cannot be reached: the API of the service goes on without it.
func Consume(ctx context.Context, options Options) {
	measured := newMetrics(options.Registry, options.Bus.Event)
	for attempt := uint32(0); ; attempt++ {
		client, subscription, err := connect(ctx, options)
		if err == nil {
			defer client.Close()
			defer subscription.Close()
			options.Logger.Info("consuming", "topic", options.Bus.Topic)
			(&consumer{
				source:       subscription,
				event:        options.Bus.Event,
				handle:       options.Handle,
				handlingTime: handlingTime,
				drain:        options.Drain,
				metrics:      measured,
				logger:       options.Logger,
			}).run(ctx)
			return
		}
		if ctx.Err() != nil {
			return
		}
		wait := backoff{}.Next(attempt)
		options.Logger.Warn("the bus cannot be reached", "error", err.Error(), "again_in", wait.String())
		rest(ctx, wait)
	}
}

func connect(ctx context.Context, options Options) (pulsar.Client, pulsar.Consumer, error) {
	bus := options.Bus
	settings := pulsar.ClientOptions{
		URL:              bus.ServiceURL,
		OperationTimeout: 10 * time.Second,
		// The name is part of what a certificate says; the client checks it only when told to.
		TLSValidateHostname: true,
		Logger:              log.NewLoggerWithSlog(options.Logger),
		MetricsRegisterer:   options.Registry,
	}
	if bus.TokenFile != "" {
		settings.Authentication = pulsar.NewAuthenticationTokenFromFile(bus.TokenFile)
	}
	client, err := pulsar.NewClient(settings)
	if err != nil {
		return nil, nil, err
	}
	type result struct {
		consumer pulsar.Consumer
		err      error
	}
	// Subscribing heeds no context; what is left behind when the service ends, ends with it.
	subscribed := make(chan result, 1)
	go func() {
		consumer, err := client.Subscribe(subscriptionOf(bus))
		subscribed <- result{consumer, err}
	}()
	select {
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	case got := <-subscribed:
		if got.err != nil {
			client.Close()
			return nil, nil, got.err
		}
		return client, got.consumer, nil
	}
}

func subscriptionOf(bus config.Bus) pulsar.ConsumerOptions {
	return pulsar.ConsumerOptions{
		Topic:            bus.Topic,
		SubscriptionName: bus.Subscription,
		// Replicas share the work.
		Type: pulsar.Shared,
		// A new service handles what is there already.
		SubscriptionInitialPosition: pulsar.SubscriptionPositionEarliest,
		// What a replica took in advance waits for it, however long it is busy.
		ReceiverQueueSize: 4 * workers,
		// An acknowledgement is one when the broker says so.
		AckWithResponse:   true,
		NackBackoffPolicy: backoff{},
		DLQ: &pulsar.DLQPolicy{
			MaxDeliveries:   maxDeliveries,
			DeadLetterTopic: bus.DeadLetterTopic,
			// Without a subscription nothing would keep what lies there.
			InitialSubscriptionName: "inspection",
		},
	}
}

// backoff doubles from a second to a minute: how long an event that was handed back rests
// before it comes again, and a bus that cannot be reached before it is tried again.
type backoff struct{}

func (backoff) Next(times uint32) time.Duration {
	return min(time.Second<<min(times, 10), time.Minute)
}

// rest waits, unless ctx ends before.
func rest(ctx context.Context, wait time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(wait):
	}
}
