import type { Bus } from './useBus';
import type { BusTab } from './urlParams';

/** The tabs' words, with a count where it is known and worth a look. */
export function busTabs(bus: Bus | undefined): Record<BusTab, string> {
  const drifts = bus?.namespaces.data?.items.reduce(
    (sum, { policy }) =>
      sum + (policy.state === 'drift' ? policy.drifts.length : 0),
    0,
  );
  const evicted = bus?.evictions.data?.items.length;
  return {
    workspaces: 'Workspaces',
    topics: 'Topics',
    brokers: 'Brokers and bookies',
    policies: drifts ? `Policies ${drifts} drift` : 'Policies',
    evicted: evicted ? `Evicted ${evicted}` : 'Evicted',
    events: 'Events',
    evaluation: 'Evaluation',
  };
}
