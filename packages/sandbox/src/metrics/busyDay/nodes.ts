import { flip, steady, wave } from '../signals';
import type { Story } from '../Story';
import { AT, type Place } from './Place';

const GIB = 1024 ** 3;
/** The node that goes silent. */
const SILENT = 'general-b-zt41';
/** How much of its cores a node has busy, by pool. */
const BUSY: Record<string, number> = {
  general: 0.55,
  gpu: 0.4,
  storage: 0.5,
  spot: 0.3,
};
const SIZES: Record<string, number> = {
  general: 12,
  gpu: 6,
  storage: 5,
  spot: 4,
};

interface Node {
  name: string;
  pool: string;
  memory: number;
}

/** Nodes of a cluster: 28, one of them silent on the busy day. */
export function nodes(place: Place): Story {
  return named(place).flatMap((node, index) => {
    const isSilent = place.isBusy && node.name === SILENT;
    const labels = { cluster: place.cluster, node: node.name };
    const exporter = {
      ...labels,
      namespace: 'observability',
      component: 'node-exporter',
      job: 'kubernetes-pods',
    };
    const to = isSilent ? AT.silentNode : undefined;
    const busy = BUSY[node.pool];
    return [
      ...['true', 'unknown'].map(status => ({
        metric: 'kube_node_status_condition',
        labels: { ...labels, condition: 'Ready', status },
        value: readiness(status, isSilent),
      })),
      {
        metric: 'up',
        labels: { ...exporter, instance: `${node.name}:9100` },
        value: isSilent ? flip(AT.silentNode, 1, 0) : steady(1),
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
        value: steady(node.memory),
        to,
      },
      {
        metric: 'node_memory_MemAvailable_bytes',
        labels: exporter,
        value: wave(node.memory * (0.42 - (index % 4) * 0.07), 0.05, index),
        noise: 0.01,
        to,
      },
    ];
  });
}

function readiness(status: string, isSilent: boolean) {
  if (isSilent) {
    return flip(
      AT.silentNode + 1,
      status === 'true' ? 1 : 0,
      status === 'true' ? 0 : 1,
    );
  }
  return steady(status === 'true' ? 1 : 0);
}

function named({ target, isBusy }: Place): Node[] {
  const memory = (pool: string) =>
    Number.parseFloat(
      target.nodePools.find(({ name }) => name === pool)?.memory ?? '16',
    ) * GIB;
  const regular = Object.entries(SIZES).flatMap(([pool, count]) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${pool}-${'abc'[index % 3]}-${index}`,
      pool,
      memory: memory(pool),
    })),
  );
  return isBusy
    ? [{ name: SILENT, pool: 'general', memory: memory('general') }, ...regular]
    : regular;
}
