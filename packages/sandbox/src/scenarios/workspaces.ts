import { renderWorkspace, workspaceNamespace } from '@internal/target-state';
import type { Fields, StoredObject } from '../store';
import type { Stage } from './Scenario';

/** A workspace of the story. */
export interface WorkspaceStory {
  id: string;
  owner: string;
  /** Share of the quota that is used, 0 to 1. */
  cpu: number;
  memory: number;
  workloads: WorkloadStory[];
}

interface WorkloadStory {
  name: string;
  replicas: number;
  image: string;
  budget?: boolean;
  /** Keeps the pods to one node. */
  node?: string;
  strategy?: Fields;
}

const CPU_MILLIS = 250;
const MEMORY_MIB = 512;
/** The injected proxy counts against the quota too. */
const PROXY = { cpuMillis: 10, memoryMib: 40 };

/** Creates a workspace's namespace with a quota as the story needs it, network policies, budgets and workloads. */
export function createWorkspace(
  stage: Pick<Stage, 'cluster' | 'target'>,
  story: WorkspaceStory,
): void {
  const namespace = workspaceNamespace(story.id);
  const create = (object: object) =>
    stage.cluster.store.create(object as StoredObject);
  create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: {
        'kubernetes.io/metadata.name': namespace,
        'odp.io/workspace': story.id,
        'istio-injection': 'enabled',
        'pod-security.kubernetes.io/enforce': 'restricted',
      },
      annotations: { 'odp.io/owner': `group:default/${story.owner}` },
    },
    status: { phase: 'Active' },
  });
  const pods = story.workloads.reduce((sum, { replicas }) => sum + replicas, 0);
  create({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'workspace', namespace },
    spec: {
      hard: {
        'requests.cpu': `${Math.round(
          (pods * (CPU_MILLIS + PROXY.cpuMillis)) / story.cpu,
        )}m`,
        'requests.memory': `${Math.round(
          (pods * (MEMORY_MIB + PROXY.memoryMib)) / story.memory,
        )}Mi`,
        pods: '60',
      },
    },
  });
  networkOf(stage, story).forEach(create);
  for (const workload of story.workloads) {
    const labels = { 'app.kubernetes.io/name': workload.name };
    create(deployment(namespace, workload));
    create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: workload.name, namespace, labels },
      spec: {
        selector: labels,
        ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
      },
    });
    if (workload.budget) {
      create({
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: workload.name, namespace, labels },
        spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
      });
    }
  }
}

function deployment(namespace: string, workload: WorkloadStory): object {
  const labels = {
    'app.kubernetes.io/name': workload.name,
    'app.kubernetes.io/part-of': namespace,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: workload.name, namespace, labels },
    spec: {
      replicas: workload.replicas,
      progressDeadlineSeconds: 3600,
      strategy: workload.strategy ?? {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      selector: {
        matchLabels: { 'app.kubernetes.io/name': workload.name },
      },
      template: {
        metadata: { labels },
        spec: {
          nodeSelector: workload.node
            ? { 'kubernetes.io/hostname': workload.node }
            : { 'cloud.google.com/gke-nodepool': 'general' },
          ...(workload.node && { tolerations: [{ operator: 'Exists' }] }),
          securityContext: {
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: workload.name,
              image: workload.image,
              ports: [{ name: 'http', containerPort: 8080 }],
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
              },
              resources: {
                requests: {
                  cpu: `${CPU_MILLIS}m`,
                  memory: `${MEMORY_MIB}Mi`,
                },
                limits: { memory: '1Gi' },
              },
            },
          ],
        },
      },
    },
  };
}

/** Policies say nothing of size or of members, so that any will do. */
function networkOf(
  { cluster, target }: Pick<Stage, 'cluster' | 'target'>,
  { id, owner }: WorkspaceStory,
): object[] {
  const spec = {
    id,
    displayName: id,
    owner: `group:default/${owner}`,
    members: [],
    tier: target.workspaces.tiers[0].id,
    clusters: [cluster.name],
  };
  return renderWorkspace(target, spec, {
    subjectName: name => ({ kind: 'Group', name }),
  })
    .filter(({ system }) => system === 'network')
    .map(({ object }) => object);
}
