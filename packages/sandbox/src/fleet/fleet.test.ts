import { isReady } from '../life/pods';
import { ObjectStore, resourceOfKey, type StoredObject } from '../store';
import { odpTargetState } from '../testing/ClockedCluster';
import { Churn, fillFleet, type FleetOptions } from '.';

const target = odpTargetState();

const SMALL = { nodes: 12, pods: 600, namespaces: 20 };
const SIZE = { nodes: 120, pods: 6_000, namespaces: 60 };

function fleet(options: Partial<FleetOptions> = {}) {
  const store = new ObjectStore({
    now: () => Date.parse('2026-11-23T14:32:00Z'),
  });
  const summary = fillFleet(store, target, {
    cluster: 'odp-eu',
    ...SIZE,
    ...options,
  });
  const list = (kind: string) => store.list(resourceOfKey(kind));
  return { store, summary, list };
}

/** What the tests only look at. */
const whole = fleet();

const phases = (pods: StoredObject[]) =>
  new Set(pods.map(pod => pod.status!.phase));

describe('a fleet', () => {
  it('has exactly the nodes, pods and namespaces that were asked for', () => {
    const { summary, list } = whole;
    expect(list('nodes')).toHaveLength(120);
    expect(list('pods')).toHaveLength(6_000);
    expect(list('namespaces')).toHaveLength(60);
    expect(summary).toMatchObject({
      nodes: 120,
      pods: 6_000,
      namespaces: 60,
      silentNodes: 1,
    });
  });

  it('is unwell in every sort, 1 to 2 % of its pods, in a part of its namespaces', () => {
    const { summary, list } = whole;
    expect(Object.keys(summary.unhealthy).sort()).toEqual([
      'config-missing',
      'crash',
      'evicted',
      'image-missing',
      'never-ready',
      'oom',
      'pending',
      'restarting',
    ]);
    const total = Object.values(summary.unhealthy).reduce((a, b) => a + b, 0);
    expect(total).toBeGreaterThan(60);
    expect(total).toBeLessThan(120);

    const onSilentNode = new Set(
      list('nodes')
        .filter(node => node.status!.conditions.at(-1).status === 'Unknown')
        .map(node => node.metadata.name),
    );
    const unready = list('pods').filter(
      pod =>
        !isReady(pod) &&
        pod.status!.phase !== 'Succeeded' &&
        !onSilentNode.has(pod.spec!.nodeName),
    );
    expect(unready.length).toBe(total - summary.unhealthy.restarting);
    const unwell = new Set(unready.map(pod => pod.metadata.namespace));
    expect(unwell.size).toBeLessThanOrEqual(20);
  });

  it('is whole: owners exist, counts agree with pods, no node holds more than it may', () => {
    const { list } = whole;
    const owners = new Map<string | undefined, StoredObject>(
      ['replicasets.apps', 'statefulsets.apps', 'daemonsets.apps', 'jobs.batch']
        .flatMap(list)
        .map(owner => [owner.metadata.uid, owner]),
    );
    const onNode = new Map<string, number>();
    const ready = new Map<string, number>();
    for (const pod of list('pods')) {
      const uid: string = pod.metadata.ownerReferences![0].uid;
      expect(owners.has(uid)).toBe(true);
      ready.set(uid, (ready.get(uid) ?? 0) + Number(isReady(pod)));
      const node: string = pod.spec!.nodeName ?? 'none';
      onNode.set(node, (onNode.get(node) ?? 0) + 1);
    }
    const counted = [...owners.values()].filter(({ kind }) =>
      ['ReplicaSet', 'StatefulSet'].includes(kind),
    );
    expect(
      counted.map(({ metadata, status }) => [
        metadata.name,
        status!.readyReplicas ?? 0,
      ]),
    ).toEqual(
      counted.map(({ metadata }) => [
        metadata.name,
        ready.get(metadata.uid!) ?? 0,
      ]),
    );
    onNode.delete('none');
    expect(Math.max(...onNode.values())).toBeLessThanOrEqual(110);
    expect(phases(list('pods'))).toEqual(
      new Set(['Running', 'Pending', 'Succeeded', 'Failed']),
    );
    expect(list('resourcequotas').length).toBeGreaterThan(30);
  });

  it('is the same for the same seed, and another for another', () => {
    const text = (seed: string) => {
      const { list } = fleet({ ...SMALL, seed });
      return (
        JSON.stringify([list('pods'), list('nodes'), list('deployments.apps')])
          // Only nodes get an identifier from the store itself.
          .replace(/"uid":"[^"]*"/g, '')
      );
    };
    expect(text('one')).toBe(text('one'));
    expect(text('one')).not.toBe(text('two'));
  });

  it('has pods as large as on a real cluster when asked to', () => {
    expect(whole.summary.podBytes).toBeGreaterThan(3_000);
    expect(whole.summary.podBytes).toBeLessThan(5_000);
    expect(
      fleet({ ...SMALL, managedFields: true }).summary.podBytes,
    ).toBeGreaterThan(10_000);
  });

  it.each([
    [1, 1, 1],
    [3, 10, 2],
    [5, 40, 30],
  ])(
    'comes small too: %i nodes, %i pods, %i namespaces',
    (nodes, pods, namespaces) => {
      const { list } = fleet({ nodes, pods, namespaces });
      expect(list('nodes')).toHaveLength(nodes);
      expect(list('pods')).toHaveLength(pods);
      expect(list('namespaces')).toHaveLength(namespaces);
    },
  );

  it('refuses sizes that make no cluster', () => {
    expect(() => fleet({ nodes: 0 })).toThrow(/at least one node/);
    expect(() => fleet({ pods: NaN })).toThrow(/whole numbers/);
  });
});

describe('churn', () => {
  it('changes what it is asked to, and loses no pod', () => {
    const { store, list } = fleet(SMALL);
    const churn = Churn.create(store);
    const events = { ADDED: 0, MODIFIED: 0, DELETED: 0 };
    store.subscribe(resourceOfKey('pods'), ({ type }) => {
      events[type] += 1;
    });
    for (let step = 0; step < 1_000; step++) {
      churn.step();
    }
    expect(churn.changes).toBe(1_000);
    expect(events.ADDED).toBe(events.DELETED);
    expect(events.MODIFIED + events.ADDED).toBe(1_000);
    expect(events.ADDED).toBeGreaterThan(100);
    expect(list('pods')).toHaveLength(600);
  });
});
