import {
  aFailingPod,
  aNode,
  aPod,
  aPool,
  aTopology,
  minutesAgo,
  NOW,
} from '../../__testUtils__/aTopology';
import { capacityVerdict } from './verdict';

const many = (
  count: number,
  change: (index: number) => Parameters<typeof aPod>[0],
) =>
  Array.from({ length: count }, (_, index) =>
    aPod({
      name: `p-${index}-${JSON.stringify(change(index)).length}`,
      ...change(index),
    }),
  );

const cannotPull = (index: number) => ({
  name: `fn-${index}`,
  workload: { kind: 'Deployment', name: `fn-${index % 40}` },
  node: `general-b-${index % 22}`,
  status: 'degraded' as const,
  causes: [
    {
      rule: 'pod.image-pull',
      status: 'degraded' as const,
      message: 'image fn-runtime:4.2 cannot be pulled (ImagePullBackOff)',
      since: minutesAgo(6),
    },
  ],
});

const restarting = (index: number) => ({
  name: `re-${index}`,
  workload: { kind: 'Deployment', name: `app-${index}` },
  status: 'degraded' as const,
  causes: [
    {
      rule: 'pod.restarting',
      status: 'degraded' as const,
      message: `restarted ${index} times`,
    },
  ],
});

const silentNode = aNode({
  name: 'general-b-zt41',
  status: 'unknown',
  condition: 'silent',
  reasons: [
    {
      rule: 'node.silent',
      status: 'unknown',
      object: { kind: 'Node', name: 'general-b-zt41' },
      message: 'general-b-zt41: silent',
      since: new Date(NOW - 48_000).toISOString(),
    },
  ],
});

const waiting = {
  namespace: 'ml',
  pods: ['bentoml-ner-0', 'bentoml-ner-1'],
  schedulerMessage: '0/28 nodes are available',
  requests: { cpu: 1, memory: 0, gpu: 1 },
  limit: '6 of 6 GPUs of pool gpu are taken',
};
const waitingPods = waiting.pods.map(name =>
  aPod({
    name,
    namespace: 'ml',
    node: undefined,
    status: 'degraded',
    causes: [
      {
        rule: 'pod.unschedulable',
        status: 'degraded',
        message: 'waits for a GPU',
      },
    ],
  }),
);

describe('the sentence that opens the page', () => {
  it('counts a few, and lets the worst and the silent speak', () => {
    const model = aTopology({
      nodes: [aNode(), silentNode],
      pods: [
        aPod(),
        aFailingPod(),
        aFailingPod({ name: 'yaml-processor-2' }),
        aPod(restarting(1)),
        aPod({ name: 'on-silent', node: 'general-b-zt41', status: 'unknown' }),
        ...waitingPods,
      ],
      waiting: [waiting],
    });
    expect(capacityVerdict(model, NOW)).toEqual({
      status: 'failing',
      title: '2 pods failing, 2 without a node, 1 degraded, 1 node silent.',
      text: 'yaml-processor: 2 pods out of memory since 13:58; node general-b-zt41 is silent for 48 s.',
      attention: 6,
    });
  });

  it('says of many whether it is one cause or several, and where', () => {
    const nodes = Array.from({ length: 22 }, (_, index) =>
      aNode({ name: `general-b-${index}`, zone: 'europe-north1-b' }),
    );
    const pods = [
      ...many(380, cannotPull),
      ...many(19, restarting),
      ...many(601, index => ({ name: `fine-${index}` })),
    ];
    const model = aTopology({ nodes, pods, pools: [aPool()] });
    expect(capacityVerdict(model, NOW)).toMatchObject({
      status: 'degraded',
      title: '399 of 1,000 pods need a look, 380 for one cause.',
      text: expect.stringMatching(
        /^22 nodes of general in europe-north1-b: image fn-runtime:4.2 cannot be pulled \(ImagePullBackOff\) \(380 pods since 14:26\); app-0, app-1 and 17 more: 19 pods restarting\.$/,
      ),
    });
    const one = aTopology({
      nodes,
      pods: many(80, cannotPull),
      pools: [aPool()],
    });
    expect(capacityVerdict(one, NOW).title).toBe(
      '80 of 80 pods need a look, all for one cause.',
    );
  });

  it.each([
    [
      'all is well',
      [aPod(), aPod({ name: 'b' })],
      'All 2 pods on 1 node are healthy.',
      'healthy',
    ],
    [
      'some start',
      [aPod(), aPod({ name: 'b', status: 'progressing' })],
      '1 pod of 2 on 1 node on its way, the rest healthy.',
      'progressing',
    ],
    ['nothing runs', [], 'No pods on 1 node.', 'healthy'],
  ] as const)('is calm when %s', (_, pods, ...[title, status]) => {
    expect(capacityVerdict(aTopology({ pods: [...pods] }), NOW)).toEqual({
      status,
      title,
      text: '',
      attention: 0,
    });
  });

  it('lets nodes speak where no pod has worse to tell', () => {
    const full = (name: string) =>
      aNode({
        name,
        status: 'degraded',
        reasons: [
          {
            rule: 'node.requests-high',
            status: 'degraded',
            object: { kind: 'Node', name },
            message: `${name}: its pods ask for 90 % of its CPU`,
          },
        ],
      });
    const model = aTopology({
      nodes: [full('a'), full('b'), full('c'), silentNode],
      pods: [aPod({ node: 'a' })],
    });
    expect(capacityVerdict(model, NOW)).toMatchObject({
      status: 'degraded',
      title: '3 nodes degraded, 1 silent.',
      text: 'a: its pods ask for 90 % of its CPU; b: its pods ask for 90 % of its CPU; node general-b-zt41 is silent for 48 s.',
    });
  });

  it('calls nothing well of a cluster that is not heard any more, and says since when', () => {
    const model = aTopology({
      freshness: { state: 'stale', asOf: '2026-11-23T14:19:00Z' },
    });
    expect(capacityVerdict(model, NOW)).toMatchObject({
      status: 'unknown',
      text: 'This is as of 14:19, when the cluster was last heard.',
    });
  });

  it('takes the state of a node that has no pods', () => {
    const model = aTopology({ nodes: [silentNode], pods: [] });
    expect(capacityVerdict(model, NOW)).toMatchObject({
      status: 'unknown',
      title: '1 node silent.',
    });
  });
});
