import { RecordStore } from './RecordStore';

function pod(name: string, version: string, uid = `uid-${name}`) {
  return {
    metadata: { namespace: 'ns', name, uid, resourceVersion: version },
    phase: `v${version}`,
  };
}

function createStore() {
  const log: string[] = [];
  const errors: unknown[] = [];
  const store = RecordStore.create<{ phase: string }>({
    project: raw => {
      const { phase } = raw as { phase: string };
      if (phase === 'v666') {
        throw new Error('project');
      }
      return phase === 'v0' ? undefined : { phase };
    },
    onUpsert: (record, previous, key) => {
      log.push(`${key} ${previous?.phase ?? '-'} > ${record.phase}`);
      if (record.phase === 'v13') {
        throw new Error('callback');
      }
    },
    onRemove: (record, key) => log.push(`${key} ${record.phase} gone`),
    onError: error => errors.push(error),
  });
  const told = () => log.splice(0);
  return { store, told, errors };
}

describe('RecordStore', () => {
  it('tells a relist as differences, and drops nothing before the list is complete', () => {
    const { store, told } = createStore();
    store.beginList();
    [pod('a', '1'), pod('b', '1'), pod('c', '1')].forEach(p => store.take(p));
    store.sweep();
    told();
    store.beginList();
    store.take(pod('a', '1'));
    store.take(pod('b', '2'));
    // The list broke off here, and begins again.
    store.beginList();
    store.take(pod('a', '1'));
    expect(store.size).toBe(3);
    store.take(pod('b', '2'));
    store.take(pod('d', '2'));
    expect(told()).toEqual(['ns/b v1 > v2', 'ns/d - > v2']);
    store.sweep();
    expect(told()).toEqual(['ns/c v1 gone']);
    expect([...store.records()].map(({ phase }) => phase)).toEqual([
      'v1',
      'v2',
      'v2',
    ]);
  });

  it('sees that an object was deleted and made again under its name', () => {
    const { store, told } = createStore();
    store.take(pod('a', '1', 'first'));
    store.take(pod('a', '2', 'second'));
    expect(told()).toEqual(['ns/a - > v1', 'ns/a v1 gone', 'ns/a - > v2']);
    store.remove(pod('a', '3', 'first'));
    expect(store.get('ns/a')).toEqual({ phase: 'v2' });
    store.remove(pod('a', '4', 'second'));
    expect(told()).toEqual(['ns/a v2 gone']);
  });

  it('forgets an object of which nothing is to be kept any more', () => {
    const { store, told } = createStore();
    store.take(pod('a', '1'));
    store.take(pod('a', '0'));
    expect(told()).toEqual(['ns/a - > v1', 'ns/a v1 gone']);
    expect(store.size).toBe(0);
  });

  it('survives exceptions of the consumer and reports each', () => {
    const { store, errors } = createStore();
    store.take(pod('a', '13'));
    store.take(pod('b', '1'));
    store.take(pod('b', '666'));
    expect(errors).toHaveLength(2);
    expect(store.get('ns/a')).toEqual({ phase: 'v13' });
    expect(store.get('ns/b')).toEqual({ phase: 'v1' });
  });

  it('knows objects without a namespace, and refuses those without a name', () => {
    const { store } = createStore();
    expect(store.take({ metadata: { name: 'node-1' }, phase: 'x' })).toBe(true);
    expect(store.get('node-1')).toEqual({ phase: 'x' });
    expect(store.take({ metadata: {} })).toBe(false);
    expect(store.take(undefined)).toBe(false);
    expect(store.remove('text')).toBe(false);
  });
});
