import type { NodeColumns, PodColumns, Topology } from '../contract';
import { milliseconds, statusOf } from './columns';
import { WORKLOAD_NAME } from './encodePods';
import type { PodCause, TopologyNode, TopologyPod } from './TopologyModel';

const CONDITIONS = {
  r: 'ready',
  n: 'not-ready',
  s: 'silent',
} as const;

/** Shared by all healthy pods. */
const NO_CAUSES: PodCause[] = [];

/** The nodes that columns hold, in their order. */
export function decodeNodes(
  columns: NodeColumns,
  { zones, pools }: Pick<Topology, 'zones' | 'pools'>,
): TopologyNode[] {
  const reasons = new Map(
    columns.reasons.map(entry => [entry.node, entry.reasons]),
  );
  return columns.name.map((name, index): TopologyNode => {
    const letter = columns.condition[index];
    const condition = letter.toLowerCase() as keyof typeof CONDITIONS;
    return {
      name,
      zone: zones[columns.zone[index]],
      pool: pools[columns.pool[index]]?.id ?? '',
      joinedAt: milliseconds(columns.joinedAt[index] ?? undefined),
      status: statusOf(columns.status[index]),
      condition: CONDITIONS[condition],
      cordoned: letter !== condition,
      allocatable: {
        cpu: columns.cpu[index],
        memory: columns.memory[index],
        gpu: columns.gpu[index],
      },
      requested: {
        cpu: columns.requestedCpu[index],
        memory: columns.requestedMemory[index],
        gpu: columns.requestedGpu[index],
      },
      hiddenPods: columns.hiddenPods[index],
      reasons: reasons.get(index) ?? [],
    };
  });
}

/** The pods that columns hold, in their order; what a template says is one object for all its pods. */
export function decodePods(columns: PodColumns): TopologyPod[] {
  const causes = causesByPod(columns);
  const suffixes = columns.suffix.split(' ');
  const pods: TopologyPod[] = [];
  columns.templates.pods.forEach((count, template) => {
    const shared = decodeTemplate(columns, template);
    for (let left = count; left > 0; left--) {
      const index = pods.length;
      const name = shared.prefix + suffixes[index];
      pods.push({
        key: `${shared.namespace}/${name}`,
        name,
        namespace: shared.namespace,
        workload: shared.workload,
        node: columns.nodes[columns.node[index]],
        status: statusOf(columns.status[index]),
        requests: shared.requests,
        meshed: shared.meshed,
        causes: causes.get(index) ?? NO_CAUSES,
      });
    }
  });
  return pods;
}

function decodeTemplate({ namespaces, templates }: PodColumns, index: number) {
  const namespace = namespaces[templates.namespace[index]];
  const name = templates.workload[index];
  const prefix = templates.prefix[index];
  return {
    namespace,
    workload: name
      ? { kind: templates.kind[index], name, namespace }
      : undefined,
    prefix: prefix.startsWith(WORKLOAD_NAME)
      ? name + prefix.slice(WORKLOAD_NAME.length)
      : prefix,
    requests: {
      cpu: templates.cpu[index],
      memory: templates.memory[index],
      gpu: templates.gpu[index],
    },
    meshed: templates.meshed[index] === '1',
  };
}

function causesByPod({ causes, trouble }: PodColumns): Map<number, PodCause[]> {
  const byPod = new Map<number, PodCause[]>();
  for (const { pod, cause, since } of trouble) {
    const own = byPod.get(pod) ?? [];
    byPod.set(pod, own);
    own.push({ ...causes[cause], since: milliseconds(since) });
  }
  return byPod;
}
