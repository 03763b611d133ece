import {
  decodeTopology,
  namespaceDetailSchema,
  namespaceListSchema,
  topologySchema,
} from '@internal/plugin-odp-clusters-common';
import { startEmptyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

const LONG = 'a'.repeat(253);
const UNICODE = 'größe 🐟 \u0000 \u2028 <script>';

/** A raw pod of the namespace `odd`. */
const pod = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'odd', annotations: { note: UNICODE } },
  ...more,
});
const container = (requests: object) => ({
  name: 'main',
  resources: { requests },
});
const running = (name: string, requests: object) =>
  pod(name, {
    spec: { nodeName: 'bare', containers: [container(requests)] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ name: 'main', ready: true, restartCount: 0 }],
    },
  });

const OBJECTS: any[] = [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'odd',
      annotations: { note: UNICODE, 'odp.io/owner': 'group:default/größe' },
    },
  },
  // No labels, no conditions, no capacity.
  { apiVersion: 'v1', kind: 'Node', metadata: { name: 'bare' } },
  {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: LONG },
    status: {
      conditions: [{ type: 'Ready', status: 'True' }],
      allocatable: { cpu: '1e1', memory: '1e9', pods: 110 },
    },
  },
  pod('without-status', { spec: {}, status: undefined }),
  pod('without-anything', { spec: null, status: null }),
  running(LONG, { cpu: '0.5', memory: '1e3' }),
  running('small', { cpu: '100m', memory: 'not a number' }),
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'quota', namespace: 'odd' },
    spec: { hard: { 'requests.cpu': '0.5', 'requests.memory': '1e3' } },
    status: { used: { 'requests.cpu': '100m', 'requests.memory': 'oops' } },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: LONG, namespace: 'odd' },
    spec: { replicas: 'three' },
  },
  {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'warning', namespace: 'odd' },
    type: 'Warning',
    message: UNICODE,
  },
];

describe('objects that are odd', () => {
  let day: Awaited<ReturnType<typeof startEmptyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    day = await startEmptyDay();
    OBJECTS.forEach(object =>
      day.sandbox.clusters['odp-eu'].store.create(object),
    );
    portal = await startPortal(day);
    await portal.until('/clusters/odp-eu/namespaces/odd', ({ summary }) =>
      Boolean(summary),
    );
  });
  afterAll(async () => {
    await portal.stop();
    await day.stop();
  });

  it('are a row like others, with what is known and nothing made up', async () => {
    const { body } = await portal
      .get('/clusters/odp-eu/namespaces')
      .expect(200);
    const { items, gaps } = namespaceListSchema.parse(body);
    expect(gaps).toEqual([]);
    expect(items.find(({ name }) => name === 'odd')).toMatchObject({
      owner: 'group:default/größe',
      health: { status: 'unknown' },
      pods: { total: 4, counts: { unknown: 4 } },
      quota: [
        { resource: 'requests.cpu', hard: 0.5, used: 0.1 },
        { resource: 'requests.memory', hard: 1000 },
      ],
    });
  });

  it('say in words what is not known of them', async () => {
    const { body } = await portal.get('/clusters/odp-eu/namespaces/odd');
    const detail = namespaceDetailSchema.parse(body);
    expect(
      Object.fromEntries(
        detail.troubledPods.map(({ name, reasons }) => [
          name,
          reasons[0].message,
        ]),
      ),
    ).toEqual({
      'without-status': 'its state is not reported',
      'without-anything': 'its state is not reported',
      [LONG]: 'on node bare, which is silent',
      small: 'on node bare, which is silent',
    });
    expect(detail.workloads).toMatchObject([{ name: LONG, status: 'unknown' }]);
    expect(detail.workloads[0].ready).toBeUndefined();
    expect(detail.warnings).toMatchObject([{ message: UNICODE, count: 1 }]);
    await portal
      .get(`/clusters/odp-eu/namespaces/odd/pods/${LONG}/logs`)
      .expect(200);
  });

  it('have their place in the topology', async () => {
    const { body } = await portal.get('/clusters/odp-eu/topology').expect(200);
    const { nodes, pods } = decodeTopology(topologySchema.parse(body))!;
    expect(nodes.get('bare')).toMatchObject({
      condition: 'silent',
      requested: { cpu: 0.6, memory: 1000 },
    });
    expect(nodes.get('bare')!.zone).toBeUndefined();
    expect(nodes.get(LONG)).toMatchObject({
      condition: 'ready',
      allocatable: { cpu: 10, memory: 1e9 },
    });
    expect([...pods.keys()].sort()).toEqual(
      ['small', 'without-anything', 'without-status', LONG]
        .map(name => `odd/${name}`)
        .sort(),
    );
  });
});
