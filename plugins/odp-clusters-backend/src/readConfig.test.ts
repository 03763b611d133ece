import { ConfigReader } from '@backstage/config';
import { KINDS } from '@internal/plugin-odp-clusters-common';
import { readClustersConfig } from './readConfig';

const read = (clusters?: object) =>
  readClustersConfig(new ConfigReader(clusters && { odp: { clusters } }));

describe('readClustersConfig', () => {
  it('reads everything, once a second, bounded, when nothing is said', () => {
    expect(read()).toEqual({
      snapshotIntervalMs: 1000,
      idleMs: 80_000,
      kindFailureMs: 30_000,
      kinds: Object.keys(KINDS),
      leftOut: [],
      namespaceLayers: {},
      logs: { maximumLines: 2000, maximumBytes: 1_048_576 },
    });
  });

  it('takes durations as people write them, and what is left out', () => {
    const config = read({
      snapshotInterval: { milliseconds: 200 },
      idleTimeout: '2m',
      kindFailureTimeout: 'PT5S',
      leaveOut: ['events', 'cronjobs'],
      logs: { maximumLines: 10 },
    });
    expect(config).toMatchObject({
      snapshotIntervalMs: 200,
      idleMs: 120_000,
      kindFailureMs: 5000,
      leftOut: ['cronjobs', 'events'],
      logs: { maximumLines: 10, maximumBytes: 1_048_576 },
    });
    expect(config.kinds).not.toContain('events');
    expect(config.kinds).toContain('pods');
  });

  it.each(['event', 'toString'])('refuses to leave out %s', kind => {
    expect(() => read({ leaveOut: [kind] })).toThrow(
      `odp.clusters.leaveOut names '${kind}'; known kinds are nodes, namespaces, pods,`,
    );
  });
});
