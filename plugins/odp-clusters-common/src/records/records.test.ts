import { aNode, aPod } from '@internal/test-utils';
import { KINDS, type KindName } from './kinds';
import { projectNode } from './nodes';
import { projectPod } from './pods';
import { parseQuantity } from './quantity';
import { matchesSelector, readSelector, selectorInWords } from './selector';

describe('parseQuantity', () => {
  it.each([
    ['100m', 0.1],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1E3', 1000],
    ['12E', 12e18],
    ['8Gi', 8 * 2 ** 30],
    ['512Mi', 512 * 2 ** 20],
    ['500k', 500_000],
    ['-1', -1],
    [4, 4],
  ])('reads %p as %p', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each(['', 'a lot', '1 Gi', '1GiB', undefined, null, {}])(
    'does not make a number of %p',
    text => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );
});

describe('projections', () => {
  it('keep nothing of what has no name, whatever its shape, and never throw', () => {
    const odd = [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { metadata: null },
      { metadata: { name: '' } },
    ];
    for (const kind of Object.keys(KINDS) as KindName[]) {
      for (const raw of odd) {
        expect(KINDS[kind].project(raw)).toBeUndefined();
      }
      expect(KINDS[kind].project({ metadata: { name: 'x' } })).toMatchObject({
        name: 'x',
      });
    }
  });

  it('read a pod without status and a node without labels', () => {
    expect(projectPod(aPod({ status: null }))).toMatchObject({
      phase: undefined,
      ready: false,
    });
    expect(
      projectNode(aNode({ metadata: { labels: undefined } })),
    ).toMatchObject({ pool: undefined, zone: undefined, ready: 'True' });
  });

  it('take names of 253 characters and any script', () => {
    const name = 'a'.repeat(253);
    expect(
      projectPod(
        aPod({
          metadata: { name, annotations: { note: '日本語 🚀 "\\' } },
        }),
      )?.name,
    ).toBe(name);
  });

  it('sum requests of all containers and know the proxy', () => {
    expect(projectPod(aPod())).toMatchObject({
      requests: { cpu: 0.5, memory: 512 * 2 ** 20, gpu: 0 },
      meshed: true,
      containers: [{ name: 'user-api' }],
    });
  });

  it('read what paths and pools need of a pod, one copy for the pods of a template', () => {
    const pod = (name: string) =>
      projectPod({
        metadata: { name, labels: { app: 'a' } },
        spec: {
          serviceAccountName: 'pulsar',
          nodeSelector: { 'cloud.google.com/gke-nodepool': 'storage' },
          containers: [
            { ports: [{ name: 'http', containerPort: 8080 }] },
            { ports: [{ containerPort: 53, protocol: 'UDP' }, {}] },
          ],
          initContainers: [
            { restartPolicy: 'Always', ports: [{ containerPort: 15090 }] },
            { ports: [{ containerPort: 1 }] },
          ],
        },
        status: { podIP: '10.8.0.7' },
      })!;
    expect(pod('a')).toMatchObject({
      serviceAccount: 'pulsar',
      ip: '10.8.0.7',
      hostNetwork: false,
      nodePool: 'storage',
      ports: [
        { name: 'http', port: 8080, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
        { port: 15090, protocol: 'TCP' },
      ],
    });
    expect(pod('a').ports).toBe(pod('b').ports);
    expect(pod('a').labels).toBe(pod('b').labels);
  });

  it('count what the scheduler reserves: sidecars beside, preparation before', () => {
    const requests = (cpu: string) => ({ resources: { requests: { cpu } } });
    const reserved = (initContainers: object[]) =>
      projectPod(aPod({ spec: { nodeName: 'a', initContainers } }))!.requests
        .cpu;
    expect(
      reserved([
        { name: 'istio-proxy', restartPolicy: 'Always', ...requests('100m') },
        { name: 'migrate', ...requests('200m') },
      ]),
    ).toBe(0.6);
    expect(reserved([{ name: 'migrate', ...requests('2') }])).toBe(2);
  });

  it('know since when a node is cordoned', () => {
    const taints = [
      { key: 'nvidia.com/gpu', timeAdded: '2026-11-20T00:00:00Z' },
      {
        key: 'node.kubernetes.io/unschedulable',
        timeAdded: '2026-11-23T14:23:00Z',
      },
    ];
    expect(projectNode(aNode({ spec: { taints } }))!.cordonedSince).toBe(
      Date.parse('2026-11-23T14:23:00Z'),
    );
  });

  it('know which node kwok plays', () => {
    const isSimulated = (metadata: object) =>
      projectNode(aNode({ metadata: { name: 'a', ...metadata } }))!.isSimulated;
    expect(isSimulated({})).toBe(false);
    expect(isSimulated({ labels: { type: 'virtual' } })).toBe(false);
    expect(isSimulated({ labels: { type: 'kwok' } })).toBe(true);
    expect(isSimulated({ annotations: { 'kwok.x-k8s.io/node': 'fake' } })).toBe(
      true,
    );
  });

  it('never read Secrets or ConfigMaps', () => {
    const plurals = Object.values(KINDS).map(({ plural }) => plural);
    expect(plurals).not.toContain('secrets');
    expect(plurals).not.toContain('configmaps');
  });
});

describe('selectors', () => {
  const labels = { app: 'a', tier: 'web' };
  it.each([
    [{}, true, 'every pod'],
    [{ matchLabels: { app: 'a' } }, true, 'pods with app a'],
    [{ matchLabels: { app: 'b' } }, false, 'pods with app b'],
    [
      {
        matchExpressions: [
          { key: 'tier', operator: 'In', values: ['web', 'x'] },
        ],
      },
      true,
      'pods with tier in (web, x)',
    ],
    [
      {
        matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['web'] }],
      },
      false,
      'pods with tier not in (web)',
    ],
    [
      { matchExpressions: [{ key: 'gone', operator: 'DoesNotExist' }] },
      true,
      'pods without gone',
    ],
    [
      { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
      true,
      'pods with app',
    ],
  ])('%j', (raw, matches, words) => {
    const selector = readSelector(raw)!;
    expect(matchesSelector(selector, labels)).toBe(matches);
    expect(selectorInWords(selector)).toBe(words);
  });
});
