import { ObjectStore } from './ObjectStore';
import { resourceOfKey } from './resources';
import type { StoredObject } from './KubernetesObject';

const PODS = resourceOfKey('pods');
const NAMESPACES = resourceOfKey('namespaces');

describe('ObjectStore', () => {
  let store: ObjectStore;
  let now: number;

  const pod = (name: string, fields: object = {}): StoredObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'a', ...fields },
    spec: { containers: [] },
  });

  beforeEach(() => {
    now = Date.parse('2026-03-04T05:06:07.890Z');
    store = new ObjectStore({ now: () => now });
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'a' },
    });
  });

  it('stamps what is created, with one revision for all kinds', () => {
    const first = store.create(pod('x'));
    expect(first.metadata).toMatchObject({
      creationTimestamp: '2026-03-04T05:06:07Z',
      generation: 1,
      resourceVersion: String(store.revision),
    });
    const second = store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'b' },
    });
    expect(Number(second.metadata.resourceVersion)).toBe(
      Number(first.metadata.resourceVersion) + 1,
    );
  });

  it('says nothing when a write changes nothing', () => {
    const created = store.create(pod('x', { labels: { a: 'b' } }));
    const told: string[] = [];
    store.subscribe(PODS, ({ type }) => told.push(type));
    const same = store.update(
      pod('x', { labels: { a: 'b', none: undefined } }),
    );
    expect(same).toBe(created);
    expect(told).toEqual([]);
    store.update(pod('x', { labels: { a: 'c' } }));
    expect(told).toEqual(['MODIFIED']);
  });

  it('never changes in place what it has handed out', () => {
    const created = store.create(pod('x'));
    store.updateStatus({ ...created, status: { phase: 'Running' } });
    expect(created.status).toBe(undefined);
    expect(store.get(PODS, 'x', 'a')?.status).toEqual({ phase: 'Running' });
  });

  it('takes everything in a namespace with it', () => {
    store.create(pod('x'));
    const told: string[] = [];
    store.subscribe(PODS, ({ type, object }) =>
      told.push(`${type} ${object.metadata.name}`),
    );
    store.remove(NAMESPACES, 'a');
    expect(told).toEqual(['DELETED x']);
    expect(() => store.create(pod('y'))).toThrow('namespaces "a" not found');
  });

  it('collects what was given an owner later on', () => {
    const owner = store.create(pod('owner'));
    store.create(pod('adopted'));
    const { uid } = owner.metadata;
    const reference = { apiVersion: 'v1', kind: 'Pod', name: 'owner' };
    store.update(
      pod('adopted', { ownerReferences: [{ ...reference, uid: uid! }] }),
    );
    store.remove(PODS, 'owner', 'a');
    expect(store.list(PODS)).toEqual([]);
  });

  it('remembers each revision that is not compacted', () => {
    const names = (revision: number) => {
      const { keys, byKey } = store.table(PODS).at(revision);
      return keys.map(key => `${key}:${byKey(key)?.metadata.labels?.v ?? '-'}`);
    };
    const empty = store.revision;
    store.create(pod('x'));
    store.create(pod('z'));
    const two = store.revision;
    store.update(pod('x', { labels: { v: '2' } }));
    store.remove(PODS, 'z', 'a');
    store.create(pod('y'));
    expect(names(empty)).toEqual([]);
    expect(names(two)).toEqual(['a/x:-', 'a/z:-']);
    expect(names(store.revision)).toEqual(['a/x:2', 'a/y:-']);
    expect(names(two)).toEqual(['a/x:-', 'a/z:-']);
  });

  it('keeps a bounded history', () => {
    const created = store.create(pod('x'));
    for (let index = 0; index < 25_000; index++) {
      store.updateStatus({
        ...created,
        metadata: { ...created.metadata, resourceVersion: undefined },
        status: { index },
      });
    }
    const table = store.table(PODS);
    expect(table.compactedRevision).toBeGreaterThan(
      Number(created.metadata.resourceVersion),
    );
    expect(table.eventsAfter(0).length).toBeLessThan(25_000);
    const [oldest] = table.eventsAfter(table.compactedRevision);
    expect(oldest.revision).toBe(table.compactedRevision + 1);
  });
});
