import { quantity } from '../../life/quota';
import type { Fields, StoredObject } from '../../store';
import { flip, steady, wave } from '../signals';
import type { Story } from '../Story';
import { type Look, minuteOf } from './Look';

/** How much of its cores a node has busy, by pool. */
const BUSY: Record<string, number> = {
  general: 0.55,
  gpu: 0.4,
  storage: 0.5,
  spot: 0.3,
};

/** What kube-state-metrics and node exporter tell of a node. */
export function nodeStory(
  node: StoredObject,
  index: number,
  look: Look,
): Story {
  const { name, labels: ofNode } = node.metadata;
  const ready = ((node.status?.conditions ?? []) as Fields[]).find(
    ({ type }) => type === 'Ready',
  );
  const since = minuteOf(
    ready?.lastTransitionTime ?? node.metadata.creationTimestamp,
    look,
  );
  const status = String(ready?.status ?? 'Unknown').toLowerCase();
  const isSilent = status === 'unknown';
  const labels = { cluster: look.cluster, node: name };
  const exporter = {
    ...labels,
    namespace: 'observability',
    component: 'node-exporter',
    job: 'kubernetes-pods',
  };
  const busy = BUSY[ofNode?.['cloud.google.com/gke-nodepool'] ?? ''] ?? 0.5;
  const memory = quantity(node.status?.capacity?.memory ?? '16Gi');
  const to = isSilent ? since : undefined;
  return [
    ...['true', 'false', 'unknown'].map(each => ({
      metric: 'kube_node_status_condition',
      labels: { ...labels, condition: 'Ready', status: each },
      // Before it became what it is, it was ready.
      value: flip(since, each === 'true' ? 1 : 0, each === status ? 1 : 0),
    })),
    {
      metric: 'up',
      labels: { ...exporter, instance: `${name}:9100` },
      value: isSilent ? flip(since, 1, 0) : steady(1),
    },
    ...Object.entries({ idle: 1 - busy, user: busy }).map(([mode, part]) => ({
      metric: 'node_cpu_seconds_total',
      labels: { ...exporter, cpu: '0', mode },
      value: wave(part, 0.06, 3 * index),
      noise: 0.05,
      to,
    })),
    {
      metric: 'node_memory_MemTotal_bytes',
      labels: exporter,
      value: steady(memory),
      to,
    },
    {
      metric: 'node_memory_MemAvailable_bytes',
      labels: exporter,
      value: wave(memory * (0.42 - (index % 4) * 0.07), 0.05, index),
      noise: 0.01,
      to,
    },
  ];
}
