import { bytesInWords, coresInWords, plural } from '@internal/vocabulary';
import type { NodePoolView, ResourceAmounts } from '../contract';
import { withoutPreemption } from '../sentences/withoutPreemption';
import type { WaitingGroup } from './waitingGroups';

/** A node, as far as it could take a pod. */
interface NodeRoom {
  /** Name of its pool. */
  pool?: string;
  /** Whether it answers, is ready and not cordoned. */
  takesPods: boolean;
  allocatable: ResourceAmounts;
  requested: ResourceAmounts;
}

/** Where pods could go. */
export interface Rooms {
  pools: readonly NodePoolView[];
  /** Absent when nodes cannot be read: then nothing can be said of them. */
  nodes?: readonly NodeRoom[];
}

/**
 * The limit that holds pods back, from facts alone: what is taken of the pool
 * that they ask for, how many nodes it may have, and what the autoscaler said.
 */
export function limitInWords(group: WaitingGroup, rooms: Rooms): string {
  const short = shortage(group, rooms);
  const parts = [
    short ?? schedulerWords(group),
    // The words of the scheduler name no pool.
    poolSize(group, rooms, short ? 'it' : `pool ${group.nodePool}`),
    autoscalerWords(group),
  ];
  return parts.filter(Boolean).join('; ');
}

function schedulerWords({ schedulerMessage }: WaitingGroup): string {
  return (
    withoutPreemption(schedulerMessage) || 'the scheduler has said nothing yet'
  );
}

/** What no node has enough of; undefined when one could take a pod, so that it is something else. */
function shortage(
  { requests, nodePool }: WaitingGroup,
  { nodes: all, pools }: Rooms,
): string | undefined {
  if (!all) {
    return undefined;
  }
  const place = nodePool === undefined ? 'the cluster' : `pool ${nodePool}`;
  const nodes =
    nodePool === undefined ? all : all.filter(({ pool }) => pool === nodePool);
  if (!nodes.length) {
    return pools.some(({ name }) => name === nodePool)
      ? `${place} has no node`
      : `there is no ${place}`;
  }
  const open = nodes.filter(({ takesPods }) => takesPods);
  if (!open.length) {
    return `no node of ${place} takes pods: each is cordoned, silent or not ready`;
  }
  const most = (resource: keyof ResourceAmounts) =>
    Math.max(
      0,
      ...open.map(
        ({ allocatable, requested }) =>
          allocatable[resource] - requested[resource],
      ),
    );
  const isShort = (resource: keyof ResourceAmounts) =>
    requests[resource] > most(resource) + 1e-9;
  if (isShort('gpu')) {
    return gpuShortage(requests.gpu, { nodes, place, most: most('gpu') });
  }
  if (isShort('cpu')) {
    return `no node of ${place} has ${coresOf(
      requests.cpu,
    )} free, the most is ${coresInWords(most('cpu'))}`;
  }
  if (isShort('memory')) {
    return `no node of ${place} has ${bytesInWords(
      requests.memory,
    )} of memory free, the most is ${bytesInWords(most('memory'))}`;
  }
  return undefined;
}

function gpuShortage(
  wanted: number,
  where: { nodes: readonly NodeRoom[]; place: string; most: number },
): string {
  const { nodes, place, most } = where;
  const sum = (of: (node: NodeRoom) => number) =>
    nodes.reduce((total, node) => total + of(node), 0);
  const devices = sum(({ allocatable }) => allocatable.gpu);
  const taken = sum(({ allocatable, requested }) =>
    Math.min(allocatable.gpu, requested.gpu),
  );
  if (!devices) {
    return `${place} has no GPU`;
  }
  return taken === devices
    ? `${taken} of ${plural(devices, 'GPU')} of ${place} ${
        devices === 1 ? 'is' : 'are'
      } taken`
    : `no node of ${place} has ${plural(
        wanted,
        'GPU',
      )} free, the most is ${most}`;
}

function coresOf(cores: number): string {
  return cores < 1
    ? `${coresInWords(cores)} of a core`
    : `${coresInWords(cores)} ${cores === 1 ? 'core' : 'cores'}`;
}

function poolSize(
  { nodePool }: WaitingGroup,
  { pools, nodes }: Rooms,
  subject: string,
): string | undefined {
  const pool = pools.find(
    ({ name, limits }) => name === nodePool && limits !== undefined,
  );
  if (!pool?.limits || !nodes) {
    return undefined;
  }
  const { min, max } = pool.limits;
  return pool.nodes >= max
    ? `${subject} is at its limit of ${plural(max, 'node')}`
    : `${subject} has ${pool.nodes} of ${min}-${max} nodes`;
}

function autoscalerWords({ autoscaler }: WaitingGroup): string | undefined {
  if (!autoscaler) {
    return undefined;
  }
  const { reason, message } = autoscaler;
  const cause =
    reason === 'FailedScaleUp'
      ? /failed: (.+?)\.?(?: Pod is at risk.*)?$/.exec(message)?.[1]
      : /trigger scale-up:? ?(.+)$/.exec(message)?.[1];
  return `${reason === 'FailedScaleUp' ? 'scale-up failed' : 'no scale-up'}: ${
    cause ?? message
  }`;
}
