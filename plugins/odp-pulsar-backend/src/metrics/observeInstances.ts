import { type Meter, metrics } from '@opentelemetry/api';
import { FRESHNESS_STATES } from '@internal/vocabulary';
import type { InstanceWatch } from '../collection/InstanceWatch';

/** What is observed of an instance. */
export interface ObservedInstance {
  watch: Pick<InstanceWatch, 'snapshot' | 'freshness' | 'failures'>;
  /** Requests sent and bytes received since the portal started. */
  counters: () => { calls: number; bytes: number };
}

/** A number of an instance; undefined where there is none. */
type Read = (instance: ObservedInstance) => number | undefined;

/** Registers what an operator watches of the reading of instances. Times in seconds. */
export function observeInstances(
  instances: ReadonlyMap<string, ObservedInstance>,
  meter: Meter = metrics.getMeter('odp-pulsar'),
): { swept: (instance: string, seconds: number) => void } {
  const observe = (
    instrument: ReturnType<Meter['createObservableGauge']>,
    read: Read,
  ) =>
    instrument.addCallback(result => {
      for (const [instance, observed] of instances) {
        const value = read(observed);
        if (value !== undefined) {
          result.observe(value, { instance });
        }
      }
    });
  const gauge = (name: string, description: string) =>
    meter.createObservableGauge(name, { description });
  const counter = (name: string, description: string) =>
    meter.createObservableCounter(name, { description });

  observe(
    gauge(
      'odp_pulsar_last_sweep_age_seconds',
      'Since the last sweep that read anything ended',
    ),
    ({ watch: { snapshot } }) =>
      snapshot && (Date.now() - snapshot.endedAt) / 1000,
  );
  observe(
    gauge('odp_pulsar_topics', 'Topics and partitions held'),
    ({ watch: { snapshot } }) => snapshot?.topics.length,
  );
  observe(
    gauge('odp_pulsar_namespaces', 'Namespaces of the last sweep'),
    ({ watch: { snapshot } }) => snapshot?.namespaces.length,
  );
  observe(
    gauge(
      'odp_pulsar_brokers_answered',
      'Brokers that answered the last sweep',
    ),
    ({ watch: { snapshot } }) => snapshot?.coverage.answered,
  );
  observe(
    gauge('odp_pulsar_brokers', 'Brokers that the cluster lists'),
    ({ watch: { snapshot } }) => snapshot?.coverage.total,
  );
  observe(
    gauge('odp_pulsar_gaps', 'Kinds that the portal cannot read'),
    ({ watch: { snapshot } }) => snapshot?.gaps.length,
  );
  observe(
    counter('odp_pulsar_failed_sweeps_total', 'Sweeps that read nothing'),
    ({ watch: { failures } }) => failures,
  );
  observe(
    counter('odp_pulsar_requests_total', 'Requests sent to brokers'),
    ({ counters }) => counters().calls,
  );
  observe(
    counter('odp_pulsar_received_bytes_total', 'Bytes received of brokers'),
    ({ counters }) => counters().bytes,
  );
  gauge(
    'odp_pulsar_state',
    'What the view of an instance is: 1 for its state, 0 for the others',
  ).addCallback(result => {
    for (const [instance, { watch }] of instances) {
      const now = watch.freshness().state;
      for (const state of FRESHNESS_STATES) {
        result.observe(state === now ? 1 : 0, { instance, state });
      }
    }
  });
  const sweepTime = meter.createHistogram('odp_pulsar_sweep_seconds', {
    description: 'Time that a sweep took',
  });
  return {
    swept: (instance, seconds) => sweepTime.record(seconds, { instance }),
  };
}
