import { odpTargetState } from '../../testing/ClockedCluster';
import { isSystemTopic } from '../names';
import { ClockedPulsar } from '../testing/ClockedPulsar';
import { type BusFleetOptions, fillBusFleet } from './fillBusFleet';

const target = odpTargetState();

function fleet(options: BusFleetOptions) {
  const pulsar = ClockedPulsar.create();
  const summary = fillBusFleet(pulsar.state, target, options);
  const namespaces = [...pulsar.state.namespaces.values()].filter(({ name }) =>
    name.startsWith('odp/'),
  );
  const topics = namespaces
    .flatMap(namespace => [...namespace.topics.values()])
    .filter(({ name }) => !isSystemTopic(name.local));
  return { pulsar, summary, namespaces, topics };
}

describe('a fleet of topics', () => {
  it('is exactly as large as was asked for, in workspaces of its own', () => {
    const { namespaces, topics, summary } = fleet({
      topics: 2000,
      namespaces: 100,
    });
    expect(namespaces).toHaveLength(100);
    expect(topics).toHaveLength(2000);
    expect(summary).toMatchObject({ topics: 2000, namespaces: 100 });
    expect(namespaces[0].name).toMatch(/^odp\/workspace-\w+-\w+$/);
    expect(namespaces.every(({ partitioned }) => partitioned.size > 0)).toBe(
      true,
    );
  });

  it('has every sort of trouble, in a few subscriptions', () => {
    const { summary, topics } = fleet({ topics: 2000, namespaces: 100 });
    const all = topics.reduce(
      (sum, { subscriptions: { size } }) => sum + size,
      0,
    );
    const unwell = Object.values(summary.unwell);
    expect(unwell).toHaveLength(5);
    const share = unwell.reduce((sum, count) => sum + count, 0) / all;
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.025);
  });

  it('is the same for the same seed', () => {
    const read = (seed: string) =>
      JSON.stringify(
        fleet({ topics: 300, namespaces: 10, seed }).pulsar.brokerStats(),
      );
    expect(read('one')).toBe(read('one'));
    expect(read('one')).not.toBe(read('two'));
  });
});
