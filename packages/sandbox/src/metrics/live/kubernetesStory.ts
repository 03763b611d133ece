import { hash } from '../../life/random';
import { quantity } from '../../life/quota';
import { resourceOfKey, type StoredObject } from '../../store';
import { steady } from '../signals';
import type { Story } from '../Story';
import { type Look, minuteOf, sofar } from './Look';
import { nodeStory } from './nodeStory';
import { podStory, readiness } from './podStory';

/** Names of the series by kind of workload, and where its status has what they tell. */
const WORKLOADS = [
  {
    kind: 'deployments.apps',
    label: 'deployment',
    wanted: 'kube_deployment_spec_replicas',
    there: 'kube_deployment_status_replicas_available',
    field: 'availableReplicas',
  },
  {
    kind: 'statefulsets.apps',
    label: 'statefulset',
    wanted: 'kube_statefulset_replicas',
    there: 'kube_statefulset_status_replicas_ready',
    field: 'readyReplicas',
  },
];

/** What kube-state-metrics, cAdvisor, kubelet and node exporter tell of a cluster of the sandbox. */
export function kubernetesStory(look: Look): Story {
  const { store } = look;
  const list = (kind: string) => store.list(resourceOfKey(kind));
  const pods = list('pods');
  return [
    ...list('nodes').flatMap((node, index) => nodeStory(node, index, look)),
    ...WORKLOADS.flatMap(kind =>
      list(kind.kind).flatMap(workload =>
        replicas(workload, kind, { pods, look }),
      ),
    ),
    ...pods.flatMap(pod => podStory(pod, look)),
    ...list('resourcequotas').flatMap(quota => quotaStory(quota, look)),
    ...list('persistentvolumeclaims').flatMap(claim => claimStory(claim, look)),
  ];
}

function replicas(
  workload: StoredObject,
  kind: (typeof WORKLOADS)[number],
  { pods, look }: { pods: StoredObject[]; look: Look },
): Story {
  const { name, namespace = '' } = workload.metadata;
  const wanted = Number(workload.spec?.replicas ?? 1);
  const selected = Object.entries(
    (workload.spec?.selector?.matchLabels ?? {}) as Record<string, string>,
  );
  const own = pods
    .filter(
      ({ metadata }) =>
        metadata.namespace === namespace &&
        selected.every(([key, value]) => metadata.labels?.[key] === value),
    )
    .map(pod => ({
      from: minuteOf(pod.metadata.creationTimestamp!, look),
      isReady: readiness(pod, look),
    }));
  const labels = { cluster: look.cluster, namespace, [kind.label]: name };
  return [
    { metric: kind.wanted, labels, value: steady(wanted) },
    {
      metric: kind.there,
      labels,
      // Pods of before that are gone were well, as far as anybody knows.
      value: sofar(
        look.now,
        Number(workload.status?.[kind.field] ?? 0),
        (minute, end) =>
          Math.max(
            wanted -
              own.filter(
                ({ from, isReady }) => minute >= from && !isReady(minute, end),
              ).length,
            0,
          ),
      ),
    },
  ];
}

function quotaStory(quota: StoredObject, { cluster }: Look): Story {
  const { name, namespace = '' } = quota.metadata;
  return ['hard', 'used'].flatMap(type =>
    Object.entries((quota.status?.[type] ?? {}) as Record<string, string>).map(
      ([resource, value]) => ({
        metric: 'kube_resourcequota',
        labels: { cluster, namespace, resourcequota: name, resource, type },
        value: steady(quantity(value)),
      }),
    ),
  );
}

/** Space of a volume: nobody fills the sandbox's, so that its name decides how full it is. */
function claimStory(claim: StoredObject, { cluster }: Look): Story {
  const { name, namespace = '' } = claim.metadata;
  const size = quantity(claim.status?.capacity?.storage);
  if (!size) {
    return [];
  }
  const used = 0.35 + (hash(`${cluster}/${namespace}/${name}`) % 40) / 100;
  const labels = { cluster, namespace, persistentvolumeclaim: name };
  return [
    {
      metric: 'kubelet_volume_stats_capacity_bytes',
      labels,
      value: steady(size),
    },
    {
      metric: 'kubelet_volume_stats_available_bytes',
      labels,
      value: minute => size * Math.max(1 - used - (0.001 * minute) / 60, 0.02),
    },
  ];
}
