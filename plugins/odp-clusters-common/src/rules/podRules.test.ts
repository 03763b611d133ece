import { aNode, aPod } from '@internal/test-utils';
import { projectNode, projectPod } from '../records';
import { assessPod } from './assessPod';
import { POD_RULES } from './podRules';

const NOW = Date.parse('2026-11-23T14:32:00Z');

const waiting = (reason: string, more: object = {}) => ({
  containerStatus: {
    ready: false,
    restartCount: 9,
    state: { waiting: { reason, message: 'secret "db" not found' } },
    ...more,
  },
});
const lastState = (reason: string, exitCode: number) => ({
  lastState: {
    terminated: { reason, exitCode, finishedAt: '2026-11-23T14:30:00Z' },
  },
});

/** `gone`: the cluster has it no more. */
type Node = Record<string, unknown> | 'gone';

interface Row {
  rule: string;
  pod: Record<string, unknown>;
  node?: Node;
  says: string;
  status: string;
}

const ROWS: Row[] = [
  {
    rule: 'pod.out-of-memory',
    pod: waiting('CrashLoopBackOff', lastState('OOMKilled', 137)),
    status: 'failing',
    says: 'out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB',
  },
  {
    rule: 'pod.crash-loop',
    pod: waiting('CrashLoopBackOff', lastState('Error', 1)),
    status: 'failing',
    says: 'CrashLoopBackOff, last exit 1 Error',
  },
  {
    rule: 'pod.image-pull',
    pod: waiting('ImagePullBackOff'),
    status: 'failing',
    says: 'image odp/user-api:1.0 cannot be pulled (ImagePullBackOff)',
  },
  {
    rule: 'pod.configuration',
    pod: waiting('CreateContainerConfigError'),
    status: 'failing',
    says: 'CreateContainerConfigError: secret "db" not found',
  },
  {
    rule: 'pod.evicted',
    pod: {
      status: {
        phase: 'Failed',
        reason: 'Evicted',
        message: 'The node was low on resource: memory.',
      },
    },
    status: 'degraded',
    says: 'evicted: The node was low on resource: memory.',
  },
  {
    rule: 'pod.failed',
    pod: { status: { phase: 'Failed', reason: 'NodeAffinity' } },
    status: 'failing',
    says: 'ended: NodeAffinity',
  },
  {
    rule: 'pod.node-not-ready',
    pod: { containerStatus: { ready: false } },
    node: { ready: 'False' },
    status: 'failing',
    says: 'node general-a-1 is not ready: Kubelet stopped posting node status.',
  },
  {
    rule: 'pod.node-silent',
    pod: waiting('CrashLoopBackOff', lastState('Error', 1)),
    node: { ready: 'Unknown' },
    status: 'unknown',
    says: 'on node general-a-1, which is silent',
  },
  {
    rule: 'pod.node-gone',
    pod: waiting('CrashLoopBackOff', lastState('Error', 1)),
    node: 'gone',
    status: 'unknown',
    says: 'on node general-a-1, which is gone',
  },
  {
    rule: 'pod.without-status',
    pod: { status: null },
    status: 'unknown',
    says: 'its state is not reported',
  },
  {
    rule: 'pod.stuck-terminating',
    pod: { metadata: { deletionTimestamp: '2026-11-23T14:20:00Z' } },
    status: 'degraded',
    says: 'stuck terminating',
  },
  {
    rule: 'pod.terminating',
    pod: { metadata: { deletionTimestamp: '2026-11-23T14:31:50Z' } },
    status: 'progressing',
    says: 'terminating',
  },
  {
    rule: 'pod.unschedulable',
    pod: {
      status: {
        phase: 'Pending',
        containerStatuses: undefined,
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message:
              '0/28 nodes are available: 6 Insufficient nvidia.com/gpu. preemption: 0/28 nodes are available: 28 Preemption is not helpful for scheduling.',
          },
        ],
      },
    },
    status: 'degraded',
    says: 'waits for a GPU: 0/28 nodes are available: 6 Insufficient nvidia.com/gpu',
  },
  {
    rule: 'pod.slow-start',
    pod: {
      status: { phase: 'Pending', containerStatuses: [] },
    },
    status: 'degraded',
    says: 'waiting for its node for longer than 5 min',
  },
  {
    rule: 'pod.starting',
    pod: {
      metadata: { creationTimestamp: '2026-11-23T14:31:30Z' },
      status: {
        phase: 'Pending',
        containerStatuses: [
          {
            name: 'user-api',
            ready: false,
            state: { waiting: { reason: 'ContainerCreating' } },
          },
        ],
      },
    },
    status: 'progressing',
    says: 'starting (ContainerCreating)',
  },
  {
    rule: 'pod.not-ready',
    pod: { containerStatus: { ready: false } },
    status: 'degraded',
    says: 'runs and is not ready',
  },
  {
    rule: 'pod.becoming-ready',
    pod: {
      containerStatus: {
        ready: false,
        state: { running: { startedAt: '2026-11-23T14:31:50Z' } },
      },
    },
    status: 'progressing',
    says: 'runs and is not ready yet',
  },
  {
    rule: 'pod.restarting',
    pod: {
      containerStatus: { restartCount: 7, ...lastState('Error', 2) },
    },
    status: 'degraded',
    says: 'restarted 7 times, still ready; last exit 2 Error',
  },
];

function assess(pod: Record<string, unknown>, node?: Node) {
  return assessPod({
    pod: projectPod(aPod(pod))!,
    node: node === 'gone' ? undefined : projectNode(aNode(node)),
    nodeIsGone: node === 'gone',
    now: NOW,
  });
}

describe('pod rules', () => {
  it.each(ROWS)(
    '$rule says its sentence',
    ({ rule, pod, node, says, status }) => {
      const [finding] = assess(pod, node);
      expect(finding).toMatchObject({ rule, status, cause: says });
    },
  );

  it('has a row here for each rule', () => {
    expect(ROWS.map(({ rule }) => rule).sort()).toEqual(
      POD_RULES.map(({ id }) => id).sort(),
    );
  });

  it('finds nothing of a healthy pod', () => {
    expect(assess({})).toEqual([]);
  });

  it('forgets a restart after an hour and says when', () => {
    const restarted = {
      containerStatus: { restartCount: 7, ...lastState('Error', 2) },
    };
    const [finding] = assess(restarted);
    expect(new Date(finding.recheckAt!).toISOString()).toBe(
      '2026-11-23T15:30:00.000Z',
    );
    expect(
      assessPod({
        pod: projectPod(aPod(restarted))!,
        node: undefined,
        now: finding.recheckAt!,
      }),
    ).toEqual([]);
  });

  it('does not call a pod healthy whose container broke beside a ready one', () => {
    const [finding] = assess(
      waiting('CrashLoopBackOff', lastState('Error', 1)),
    );
    expect(finding.status).toBe('failing');
  });
});
