import {
  type KindName,
  KINDS,
  type RecordOf,
} from '@internal/plugin-odp-clusters-common';
import { aPod } from '@internal/test-utils';
import { ClusterStore } from './ClusterStore';

const NOW = Date.parse('2026-11-23T14:10:00Z');

const record = <K extends KindName>(kind: K, raw: object) =>
  KINDS[kind].project(raw) as RecordOf<K>;
const namespace = record('namespaces', { metadata: { name: 'execution' } });
const restarted = record(
  'pods',
  aPod({
    containerStatus: {
      restartCount: 3,
      lastState: {
        terminated: { exitCode: 1, finishedAt: '2026-11-23T14:00:00Z' },
      },
    },
  }),
);

describe('ClusterStore', () => {
  let store: ClusterStore;
  beforeEach(() => {
    store = ClusterStore.create(() => NOW);
    store.upsert('namespaces', namespace, undefined);
    store.upsert('pods', restarted, undefined);
  });

  it('hands nothing of a deleted namespace to one that is made again under its name', () => {
    expect(store.restarts.ofNamespace('execution').count).toBe(1);
    store.remove('namespaces', namespace);
    store.remove('pods', restarted);
    store.upsert('namespaces', namespace, undefined);
    expect(store.restarts.ofNamespace('execution').count).toBe(0);
    expect(store.pod('execution', restarted.name)).toBeUndefined();
  });
});
