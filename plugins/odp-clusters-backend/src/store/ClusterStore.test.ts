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
    store = ClusterStore.create(() => NOW, 'mesh-root');
    store.upsert('namespaces', namespace, undefined);
    store.upsert('pods', restarted, undefined);
  });

  it('has those namespaces assessed again that a change concerns, and no others', () => {
    const dirty = () => store.takeDirty(() => false);
    store.upsert(
      'namespaces',
      record('namespaces', { metadata: { name: 'data' } }),
      undefined,
    );
    expect(dirty()).toEqual(['execution', 'data']);
    const change = (kind: KindName, namespaceName: string) => {
      const raw = { metadata: { name: 'x', namespace: namespaceName } };
      store.upsert(kind, record(kind, raw), undefined);
      const upserted = dirty();
      store.remove(kind, record(kind, raw));
      expect(dirty()).toEqual(upserted);
      return upserted;
    };
    expect(change('deployments', 'data')).toEqual(['data']);
    // Mesh policies of the root namespace reach everywhere.
    expect(change('peerauthentications', 'data')).toEqual(['data']);
    expect(change('peerauthentications', 'mesh-root')).toEqual([
      'execution',
      'data',
    ]);
    // What no rule reads changes nothing that anybody sees; EndpointSlices change with every pod.
    for (const kind of [
      'services',
      'endpointslices',
      'limitranges',
      'cronjobs',
    ] as const) {
      expect(change(kind, 'data')).toEqual([]);
    }
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
