import type { Fields } from '../store';
import { resourceOfKey, RESOURCES } from '../store';
import { isReady } from '../life/pods';
import { ClockedCluster, odpTargetState } from '../testing/ClockedCluster';
import { namespaceSummary, ownerKind } from '../testing/namespaceSummary';
import { SCENARIOS } from '.';

const target = odpTargetState();

function play(scenario: string, name: string) {
  const cluster = ClockedCluster.create(name);
  const later = SCENARIOS[scenario]({
    cluster,
    life: cluster.life,
    target,
    answersForMs: 60_000,
  });
  cluster.life.settle();
  return { cluster, later };
}

/** Everything that the cluster holds, an object a line, without what is random on a real one too. */
function everything(cluster: ClockedCluster): string[] {
  const seen = new Map<string, string>();
  return RESOURCES.flatMap(resource => cluster.store.list(resource)).map(
    object =>
      JSON.stringify(object).replace(
        /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
        uid => {
          seen.set(uid, seen.get(uid) ?? `uid-${seen.size}`);
          return seen.get(uid)!;
        },
      ),
  );
}

describe('the busy day', () => {
  it('tells the story of the mockups in odp-eu', () => {
    const { cluster } = play('busy-day', 'odp-eu');
    expect(cluster.list('nodes')).toHaveLength(28);
    expect(namespaceSummary(cluster)).toMatchInlineSnapshot(`
      {
        "cert-manager": "6/6 ready; 0 restarts; no quota; no budget; 0 warnings; 6 bare",
        "data": "16/17 ready; 4 restarts; no quota; 1 budgets, least 0; 7 warnings; 0 bare",
        "execution": "21/23 ready; 18 restarts; no quota; 1 budgets, least 1; 54 warnings; 0 bare",
        "functions": "20/20 ready; 0 restarts; no quota; no budget; 0 warnings; 20 bare",
        "istio-system": "5/5 ready; 0 restarts; no quota; 2 budgets, least 1; 0 warnings; 2 bare",
        "keycloak": "3/3 ready; 0 restarts; no quota; 1 budgets, least 1; 0 warnings; 0 bare",
        "kong": "3/3 ready; 0 restarts; no quota; 1 budgets, least 1; 0 warnings; 0 bare",
        "ml": "11/13 ready; 0 restarts; no quota; no budget; 26 warnings; 0 bare",
        "observability": "15/15 ready; 0 restarts; no quota; 3 budgets, least 1; 0 warnings; 0 bare",
        "storage": "18/18 ready; 0 restarts; no quota; 6 budgets, least 1; 0 warnings; 0 bare",
        "vault": "5/5 ready; 0 restarts; no quota; 1 budgets, least 1; 0 warnings; 5 bare",
        "velero": "1/1 ready; 0 restarts; no quota; no budget; 0 warnings; 1 bare",
        "workspace-acme-risk": "22/22 ready; 0 restarts; cpu 82 %, memory 73 %; 3 budgets, least 1; 0 warnings; 0 bare",
        "workspace-fjord-claims": "11/14 ready; 0 restarts; cpu 46 %, memory 59 %; 2 budgets, least 1; 0 warnings; 0 bare",
        "workspace-harbor-trade": "10/12 ready; 0 restarts; cpu 64 %, memory 91 %; 1 budgets, least 1; 2 warnings; 0 bare",
        "workspace-lumen-esg": "12/16 ready; 0 restarts; cpu 51 %, memory 48 %; 1 budgets, least 1; 4 warnings; 0 bare",
        "workspace-nordbank-kyc": "18/18 ready; 7 restarts; cpu 61 %, memory 69 %; 2 budgets, least 1; 7 warnings; 0 bare",
        "workspace-sund-pricing": "11/11 ready; 0 restarts; cpu 49 %, memory 44 %; 1 budgets, least 1; 0 warnings; 0 bare",
      }
    `);
  });

  it('gives each trouble its cause, as Kubernetes would write it', () => {
    const { cluster } = play('busy-day', 'odp-eu');
    const unready = cluster
      .list('pods')
      .filter(pod => !isReady(pod) && ownerKind(pod) !== 'DaemonSet');
    const named = (name: string) =>
      unready.filter(pod => pod.metadata.name.startsWith(name));

    expect(named('yaml-processor')).toHaveLength(2);
    for (const pod of named('yaml-processor')) {
      expect(pod.spec!.containers[0]).toMatchObject({
        image: 'odp/yaml-processor:2.8.0',
        resources: { limits: { memory: '512Mi' } },
      });
      expect(pod.status!.containerStatuses[0]).toMatchObject({
        restartCount: 9,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: {
          terminated: {
            reason: 'OOMKilled',
            exitCode: 137,
            finishedAt: '2026-11-23T14:30:20Z',
          },
        },
      });
    }
    expect(named('postgresql')).toMatchObject([
      { metadata: { name: 'postgresql-1' } },
    ]);
    expect(
      cluster.get('poddisruptionbudgets.policy', 'postgresql', 'data').status,
    ).toMatchObject({
      currentHealthy: 2,
      desiredHealthy: 2,
      disruptionsAllowed: 0,
    });
    expect(cluster.get('nodes', 'storage-c-0').spec).toMatchObject({
      unschedulable: true,
    });
    expect(
      cluster
        .list('pods', 'data')
        .filter(pod => pod.spec!.nodeName === 'storage-c-0')
        .map(pod => pod.metadata.name),
    ).toEqual(['postgresql-2']);
    expect(
      named('bentoml-ner').map(pod => pod.status!.conditions[0].message),
    ).toEqual(
      Array(2).fill(
        "0/28 nodes are available: 22 node(s) didn't match Pod's node affinity/selector, 6 Insufficient memory, 6 Insufficient nvidia.com/gpu. preemption: 0/28 nodes are available: 22 Preemption is not helpful for scheduling, 6 No preemption victims found for incoming pod.",
      ),
    );
    expect(
      cluster
        .list('events', 'ml')
        .filter(({ reason }) => reason === 'FailedScaleUp'),
    ).toEqual(
      expect.arrayContaining(
        named('bentoml-ner').map(({ metadata }) =>
          expect.objectContaining({
            involvedObject: expect.objectContaining({
              kind: 'Pod',
              name: metadata.name,
            }),
            message:
              'Node scale up in zones europe-north1-a, europe-north1-b, europe-north1-c associated with this pod failed: GCE quota exceeded. Pod is at risk of not being scheduled.',
            source: { component: 'cluster-autoscaler' },
            count: 10,
            lastTimestamp: '2026-11-23T14:30:00Z',
          }),
        ),
      ),
    );
    expect(
      unready
        .filter(pod => pod.spec!.nodeName === 'general-b-zt41')
        .map(pod => pod.metadata.namespace)
        .sort(),
    ).toEqual([
      ...Array(2).fill('workspace-harbor-trade'),
      ...Array(4).fill('workspace-lumen-esg'),
    ]);
    expect(
      cluster
        .get('nodes', 'general-b-zt41')
        .status!.conditions.find((entry: Fields) => entry.type === 'Ready'),
    ).toMatchObject({
      status: 'Unknown',
      lastHeartbeatTime: '2026-11-23T14:31:12Z',
    });
    expect(
      cluster.get('deployments.apps', 'claims-api', 'workspace-fjord-claims'),
    ).toMatchObject({
      status: {
        readyReplicas: 5,
        updatedReplicas: 3,
        conditions: [{ type: 'Available' }, { reason: 'ReplicaSetUpdated' }],
      },
    });
    expect(
      cluster.list('networkpolicies.networking.k8s.io', 'functions'),
    ).toEqual([]);
    expect(unready).toHaveLength(14);
  });

  it('neither heals nor runs away: in ten minutes only restarts are counted on', () => {
    const { cluster } = play('busy-day', 'odp-eu');
    const before = namespaceSummary(cluster);
    const pods = cluster.list('pods').map(({ metadata }) => metadata.name);
    cluster.pass(10 * 60_000);
    expect(cluster.list('pods').map(({ metadata }) => metadata.name)).toEqual(
      pods,
    );
    const { execution, ...others } = namespaceSummary(cluster);
    expect({ ...others, execution: before.execution }).toEqual(before);
    expect(execution).toContain('21/23 ready; 22 restarts');
  });

  it('leaves odp-us healthy, and lets its API answer 504 a minute after it was first read', () => {
    const { cluster, later } = play('busy-day', 'odp-us');
    expect(cluster.list('nodes')).toHaveLength(19);
    const pods = cluster.list('pods');
    expect(pods.filter(pod => !isReady(pod))).toEqual([]);
    expect(pods.filter(pod => ownerKind(pod) !== 'DaemonSet')).toHaveLength(
      131,
    );
    expect(cluster.faults.take('list', 'pods')).toBeUndefined();
    expect(later.map(({ afterMs }) => afterMs)).toEqual([60_000]);
    expect(later[0].once?.()).toBe(false);
    cluster.requests.open(
      { user: 'reader', verb: 'list', resource: 'pods' },
      () => 0,
    );
    expect(later[0].once?.()).toBe(true);
    later[0].run();
    expect(cluster.faults.take('list', 'pods')).toMatchObject({
      kind: 'status',
      code: 504,
    });
  });
});

describe('every scenario', () => {
  it.each(['busy-day', 'calm', 'empty'])('%s is the same in each run', name => {
    const first = play(name, 'odp-eu').cluster;
    const second = play(name, 'odp-eu').cluster;
    first.pass(60_000);
    second.pass(60_000);
    const others = everything(second);
    expect(
      everything(first).filter((text, index) => text !== others[index]),
    ).toEqual([]);
    expect(everything(first)).toHaveLength(others.length);
  });

  it('calm runs what the target state asks for, all of it ready', () => {
    const { cluster } = play('calm', 'odp-eu');
    expect(cluster.list('pods').filter(pod => !isReady(pod))).toEqual([]);
    expect(cluster.list('events')).toEqual([]);
    const wanted = target.components.filter(({ replicas }) => replicas);
    const running = wanted.map(({ name, namespace }) => ({
      name,
      replicas: cluster
        .list('pods', namespace)
        .filter(pod => pod.metadata.labels!['app.kubernetes.io/name'] === name)
        .length,
    }));
    expect(running).toEqual(
      wanted.map(({ name, replicas }) => ({ name, replicas })),
    );
  });

  it('empty holds nothing', () => {
    const { cluster } = play('empty', 'odp-eu');
    for (const resource of RESOURCES) {
      expect(cluster.store.list(resource)).toEqual([]);
    }
    expect(cluster.store.list(resourceOfKey('pods'))).toEqual([]);
  });
});
