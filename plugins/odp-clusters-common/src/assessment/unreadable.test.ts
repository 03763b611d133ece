import {
  aDeployment,
  aNode,
  aPodOutOfMemory,
  aReplicaSet,
  readyPods,
} from '@internal/test-utils';
import { assessExecution } from '../__testUtils__/assessExecution';
import type { NamespaceSummary } from '../contract';
import { type KindName, KINDS, projectNode } from '../records';
import { namespacesVerdict } from '../sentences';
import { assessCluster } from './assessCluster';

/** A namespace as asked for, in which every kind has something to say. */
const WORLD = {
  deployments: [aDeployment()],
  replicasets: [aReplicaSet()],
  pods: readyPods(10),
  resourcequotas: [
    {
      metadata: { name: 'workspace' },
      spec: { hard: { 'requests.cpu': '8' } },
      status: { used: { 'requests.cpu': '5' } },
    },
  ],
};

const assess = (unreadable: KindName[]) =>
  assessExecution(WORLD, { unreadable });

interface Hidden {
  /** Whether the namespace cannot be called healthy without the kind. */
  isUnknown?: boolean;
  /** What must not be told, because it would be a guess. */
  untold?: (summary: NamespaceSummary) => unknown[];
  /** What says instead that it is unknown. */
  told?: (summary: NamespaceSummary) => string | undefined;
}

const workloadNumbers = ({ workloads, budgets }: NamespaceSummary) => [
  workloads,
  budgets!.workloads,
  budgets!.coveredWorkloads,
];

/** What a kind hides of a namespace; a kind that is not here hides nothing that its row shows. */
const HIDDEN: Partial<Record<KindName, Hidden>> = {
  pods: {
    isUnknown: true,
    untold: ({ pods, restarts, mesh }) => [pods, restarts, mesh.barePods],
  },
  deployments: { isUnknown: true, untold: workloadNumbers },
  statefulsets: { isUnknown: true, untold: workloadNumbers },
  daemonsets: { isUnknown: true, untold: ({ workloads }) => [workloads] },
  jobs: { isUnknown: true },
  persistentvolumeclaims: { isUnknown: true },
  horizontalpodautoscalers: { isUnknown: true },
  poddisruptionbudgets: {
    isUnknown: true,
    untold: ({ budgets }) => [budgets],
  },
  resourcequotas: { untold: ({ quota }) => [quota] },
  events: { untold: ({ warnings }) => [warnings] },
  networkpolicies: { told: ({ network }) => network.unknown },
  peerauthentications: {
    untold: ({ mesh }) => [mesh.barePods],
    told: ({ mesh }) => mesh.unknown,
  },
};

describe('what cannot be read', () => {
  it('is a healthy namespace with every number while all can be read', () => {
    const { summary } = assess([]);
    expect(summary.health).toMatchObject({ status: 'healthy', reasons: [] });
    for (const { untold } of Object.values(HIDDEN)) {
      expect(untold?.(summary) ?? []).not.toContain(undefined);
    }
  });

  it.each(Object.keys(KINDS) as KindName[])(
    'without %s says unknown, never zero or healthy, where it matters',
    kind => {
      const { isUnknown, untold, told } = HIDDEN[kind] ?? {};
      const { summary } = assess([kind]);
      const { status, reasons } = summary.health;
      expect({
        status,
        reasons: reasons.map(({ message }) => message),
        numbers: untold?.(summary).filter(value => value !== undefined),
        instead: told?.(summary)?.endsWith('cannot be read'),
      }).toEqual({
        status: isUnknown ? 'unknown' : 'healthy',
        reasons: isUnknown
          ? [`${kind} cannot be read, which hides ${KINDS[kind].hides}`]
          : [],
        numbers: untold && [],
        instead: told && true,
      });
    },
  );

  it('still shows the trouble that the rest tells', () => {
    const { summary } = assessExecution(
      { deployments: [aDeployment({ status: { readyReplicas: 2 } })] },
      { unreadable: ['pods', 'jobs'] },
    );
    expect(summary.health.reasons).toMatchObject([
      { status: 'degraded', message: 'user-api: 2 of 10 pods ready' },
      {
        status: 'unknown',
        message:
          'pods and jobs cannot be read, which hides the state of pods and whether Jobs failed',
      },
    ]);
  });

  it('lets each pod speak where it is not known to which Deployment it belongs', () => {
    const { summary, detail } = assessExecution(
      {
        deployments: [
          aDeployment({
            status: { readyReplicas: 9 },
            metadata: { creationTimestamp: '2026-11-23T14:00:00Z' },
          }),
        ],
        replicasets: [aReplicaSet()],
        pods: [...readyPods(9), aPodOutOfMemory('bad')],
      },
      { unreadable: ['replicasets'] },
    );
    expect(detail().workloads[0].reasons).toMatchObject([
      {
        rule: 'workload.pods-missing',
        message: 'user-api: 9 of 10 pods ready',
      },
    ]);
    expect(summary.health.reasons[0]).toMatchObject({
      rule: 'pod.out-of-memory',
      object: { kind: 'Pod', name: 'bad' },
    });
  });

  it('counts no pod for a workload whose controller has not reported', () => {
    const { summary, detail } = assessExecution({
      deployments: [{ ...aDeployment(), status: undefined }],
      daemonsets: [{ metadata: { name: 'node-exporter' } }],
    });
    expect(detail().workloads).toMatchObject([
      { name: 'node-exporter', status: 'unknown' },
      { name: 'user-api', status: 'unknown', desired: 10 },
    ]);
    for (const { name, ready, desired } of detail().workloads) {
      expect(ready).toBeUndefined();
      expect(name === 'user-api' ? undefined : desired).toBeUndefined();
    }
    expect(summary.workloads).toEqual({ total: 2, ready: 0 });
    expect(summary.health.reasons.map(({ message }) => message)).toEqual([
      'user-api: its controller has not reported its pods',
      'node-exporter: its controller has not reported its pods',
    ]);
  });

  it('says of a budget that it is not known, not that there is none', () => {
    const { detail } = assessExecution(
      {
        deployments: [aDeployment({ status: { readyReplicas: 2 } })],
        replicasets: [aReplicaSet()],
        pods: readyPods(2),
      },
      { unreadable: ['poddisruptionbudgets'] },
    );
    expect(detail().consequences).toEqual([
      { status: 'degraded', message: 'istio-ingress depends on user-api' },
      {
        status: 'unknown',
        message:
          'it is not known whether user-api has a disruption budget: a drain may take what is left',
      },
    ]);
  });
});

describe('the verdict on namespaces', () => {
  it('is not that all are healthy when there is none to see', () => {
    expect(namespacesVerdict({ items: [] }, 0)).toMatchObject({
      status: 'unknown',
      title: 'There is no namespace that you may see.',
    });
  });
});

describe('a cluster', () => {
  const nodes = [projectNode(aNode())!];
  const { summary } = assess([]);

  it('is healthy with its numbers when all is read', () => {
    const { health, counts } = assessCluster(nodes, [summary], 'odp-eu');
    expect(health.status).toBe('healthy');
    expect(counts).toMatchObject({
      nodes: { total: 1, silent: 0 },
      namespaces: 1,
      workloads: { healthy: 1 },
      pods: { total: 10, unscheduled: 0 },
    });
  });

  it('is unknown, without a number of nodes, when nodes cannot be read', () => {
    const { health, counts } = assessCluster(undefined, [summary], 'odp-eu');
    expect(health.status).toBe('unknown');
    expect(health.reasons[0]).toMatchObject({
      rule: 'cluster.not-readable',
      object: { kind: 'Cluster', name: 'odp-eu' },
      message: 'odp-eu: nodes cannot be read, which hides whether nodes answer',
    });
    expect(counts.nodes).toBeUndefined();
  });

  it('is unknown, without a number of anything in them, when namespaces cannot be read', () => {
    const { health, counts } = assessCluster(nodes, undefined, 'odp-eu');
    expect(health.status).toBe('unknown');
    expect(health.reasons[0].message).toBe(
      'odp-eu: namespaces cannot be read, which hides which namespaces there are',
    );
    expect(counts).toEqual({ nodes: expect.anything() });
  });

  it('is unknown to who may see none of its namespaces', () => {
    const { health, counts } = assessCluster(nodes, [], 'odp-eu');
    expect(health.status).toBe('unknown');
    expect(health.reasons[0].message).toBe(
      'odp-eu: none of its namespaces is for you to see',
    );
    expect(counts).toEqual({ nodes: expect.anything(), namespaces: 0 });
  });

  it('has no number of pods or workloads when those of one namespace are unknown', () => {
    const blind = assess(['pods', 'deployments']).summary;
    const { counts } = assessCluster(nodes, [summary, blind], 'odp-eu');
    expect(counts.pods).toBeUndefined();
    expect(counts.workloads).toBeUndefined();
    expect(counts.namespaces).toBe(2);
  });
});
