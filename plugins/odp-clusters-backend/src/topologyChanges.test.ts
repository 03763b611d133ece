import {
  decodeTopology,
  isOneOf,
  type Topology,
  type TopologyModel,
  topologySchema,
} from '@internal/plugin-odp-clusters-common';
import { resourceOfKey, type StoredObject } from '@internal/sandbox';
import { aNode, aPod } from '@internal/test-utils';
import { startEmptyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(90_000);

const TOPOLOGY = '/clusters/odp-eu/topology';
/** As long as Kubernetes lets a name be. */
const LONG = `${'long.'.repeat(50)}pod`;

type Fields = Record<string, any>;

describe('changes of a topology', () => {
  let day: Awaited<ReturnType<typeof startEmptyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    day = await startEmptyDay();
    portal = await startPortal(day);
  });
  afterAll(async () => {
    await portal.stop();
    await day.stop();
  });

  const store = () => day.sandbox.clusters['odp-eu'].store;
  const create = (kind: string, raw: Fields) =>
    store().create({ apiVersion: 'v1', kind, ...raw } as StoredObject);
  const createNode = (name: string, labels: Fields) =>
    create('Node', aNode({ metadata: { name, labels, uid: name } }));
  const createPod = (namespace: string, name: string, more: Fields = {}) =>
    create(
      'Pod',
      aPod({
        metadata: { namespace, name, uid: `${namespace}/${name}` },
        spec: { nodeName: 'one' },
        ...more,
      }),
    );
  const remove = (kind: string, name: string, namespace?: string) =>
    store().remove(resourceOfKey(kind), name, namespace);

  /** The whole topology, once it is as wanted. */
  async function whole(wanted: (topology: Topology) => boolean) {
    return topologySchema.parse(await portal.until<Topology>(TOPOLOGY, wanted));
  }
  const told = async (held: { revision: string }) =>
    topologySchema.parse(
      (await portal.get(`${TOPOLOGY}?since=${held.revision}`).expect(200)).body,
    );
  const podsIn = (topology: Topology) => topology.pods.status.length;

  it('begin with a cluster that has nothing: no node, no zone label, the pools that are declared', async () => {
    const nothing = await whole(({ freshness }) => freshness?.state === 'live');
    expect(nothing.counts).toEqual({ nodes: 0, pods: {}, hiddenPods: 0 });
    expect(nothing.pools.map(({ name, nodes }) => [name, nodes])).toEqual([
      ['general', 0],
      ['gpu', 0],
      ['storage', 0],
      ['spot', 0],
    ]);
    expect(nothing.zones).toHaveLength(3);
  });

  it('tell what is new, what is another and what is gone, and no more', async () => {
    for (const name of ['data', 'ml']) {
      create('Namespace', { metadata: { name } });
    }
    const pool = (type: string) => ({
      'cloud.google.com/gke-nodepool': 'general',
      'node.kubernetes.io/instance-type': type,
    });
    createNode('one', pool('n2-standard-8'));
    createNode('two', pool('e2-small'));
    for (let index = 0; index < 500; index++) {
      createPod('data', `user-api-7c9-${index}`);
    }
    createPod('ml', 'gone-1');
    createPod('ml', 'ner-1');
    const first = await whole(topology => podsIn(topology) === 502);
    const held = decodeTopology(first)!;
    expect(first.nodes.zone).toEqual([-1, -1]);
    expect(first.pools.filter(({ name }) => name === 'general')).toMatchObject([
      { id: 'general/n2-standard-8', declared: true, nodes: 1 },
      { id: 'general/e2-small', declared: false, nodes: 1 },
    ]);
    expect(held.nodes.get('one')).toMatchObject({ requested: { cpu: 251 } });

    createPod('ml', LONG, { spec: { nodeName: 'two' } });
    remove('pods', 'gone-1', 'ml');
    remove('nodes', 'two');
    const changed = store().get(resourceOfKey('pods'), 'ner-1', 'ml')!;
    store().updateStatus({
      ...changed,
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'False' }],
        containerStatuses: [
          {
            name: 'user-api',
            ready: false,
            restartCount: 4,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
          },
        ],
      },
    });
    const second = await whole(
      ({ nodes, pods }) => nodes.name.length === 1 && pods.status.includes('f'),
    );
    const changes = await told(first);
    expect(changes.since).toBe(first.revision);
    expect(changes.revision).toBe(second.revision);
    expect(podsIn(changes)).toBe(2);
    expect(changes.nodes.name).toEqual(['one']);
    expect(changes.removed).toEqual({ nodes: ['two'], pods: ['ml/gone-1'] });

    const model = decodeTopology(changes, held)!;
    const { freshness } = model;
    expect(model).toEqual({ ...decodeTopology(second), freshness });
    expect(model.pods.get(`ml/${LONG}`)).toMatchObject({ node: 'two' });
    expect(model.pods.get('ml/ner-1')).toMatchObject({ status: 'failing' });
    expect(model.pods.get('data/user-api-7c9-0')).toBe(
      held.pods.get('data/user-api-7c9-0'),
    );
  });

  it('tell nothing to who has the latest: 304 with any ETag of his, and an empty answer without', async () => {
    const first = await whole(() => true);
    createPod('ml', 'ner-2');
    const second = await whole(({ revision }) => revision !== first.revision);
    const { etag: wholeTag } = (await portal.get(TOPOLOGY)).headers;
    const since = `${TOPOLOGY}?since=${first.revision}`;
    const { etag: changesTag } = (await portal.get(since)).headers;
    expect(changesTag).not.toBe(wholeTag);

    // The same question with the same ETag, and the next question with either.
    const latest = `${TOPOLOGY}?since=${second.revision}`;
    const ask = (place: string, etag: string) =>
      portal.get(place).set('If-None-Match', etag);
    await ask(TOPOLOGY, wholeTag).expect(304);
    await ask(since, changesTag).expect(304);
    await ask(latest, wholeTag).expect(304);
    await ask(latest, changesTag).expect(304);
    // Who asks for the whole does not get by with changes.
    await ask(TOPOLOGY, changesTag).expect(200);
    expect(podsIn(await told(second))).toBe(0);

    remove('pods', 'ner-2', 'ml');
    await whole(({ revision }) => revision !== second.revision);
    await ask(latest, changesTag).expect(200);
  });

  it('are told whole to who names a revision that nobody knows', async () => {
    const { revision } = await whole(() => true);
    const [, number, visibility, state] = revision.split('.');
    const other = await portal.get('/clusters/odp-us/topology').expect(200);
    for (const strange of [
      'never.seen',
      other.body.revision,
      '1',
      `00000000.${number}.${visibility}.${state}`,
      revision.replace(`.${number}.`, '.999999.'),
    ]) {
      const answer = await told({ revision: strange });
      expect(answer.since).toBeUndefined();
      expect(podsIn(answer)).toBeGreaterThan(500);
    }
  });

  it('bring and take what the caller may see by now, and never what he may not', async () => {
    const seeing = async (namespaces: string[], held?: TopologyModel) => {
      portal.nowMay(isOneOf({ namespaces }));
      const { body } = await portal.get(
        `${TOPOLOGY}${held ? `?since=${held.revision}` : ''}`,
      );
      return { body, model: decodeTopology(body, held)! };
    };
    const data = await seeing(['data']);
    expect(data.model.pods.has('ml/ner-1')).toBe(false);
    // What was made for another right is no base: the answer is whole.
    const both = await seeing(['data', 'ml'], data.model);
    expect(both.body.since).toBeUndefined();
    expect(both.model.pods.has('ml/ner-1')).toBe(true);

    // A namespace of one owner becomes another's: its pods go, by name only to who had them.
    portal.nowMay(isOneOf({ layers: ['workspaces'] }));
    create('Namespace', {
      metadata: { name: 'tenant', labels: { 'odp.io/workspace': 'tenant' } },
    });
    createPod('tenant', 'own-1');
    const tenant = decodeTopology(
      await whole(({ counts }) => counts.pods.healthy === 1),
    )!;
    const namespace = store().get(resourceOfKey('namespaces'), 'tenant')!;
    store().update({
      ...namespace,
      metadata: { ...namespace.metadata, labels: {} },
    });
    createPod('tenant', 'foreign-1');
    await whole(({ namespaces }) => namespaces.length === 0);
    const taken = await told(tenant);
    expect(taken.since).toBe(tenant.revision);
    expect(taken.removed!.pods).toEqual(['tenant/own-1']);
    expect(JSON.stringify(taken)).not.toContain('foreign-1');
    expect(decodeTopology(taken, tenant)!.pods.size).toBe(0);
  });
});
