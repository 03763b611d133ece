import type { ResourceAmounts } from '../contract';
import type { PodCause, TopologyNode, TopologyPod } from './TopologyModel';

/** Whether two states of a pod look the same in every picture. */
export function samePod(a: TopologyPod, b: TopologyPod): boolean {
  return (
    a.key === b.key &&
    a.node === b.node &&
    a.status === b.status &&
    a.meshed === b.meshed &&
    a.workload?.kind === b.workload?.kind &&
    a.workload?.name === b.workload?.name &&
    sameAmounts(a.requests, b.requests) &&
    a.causes.length === b.causes.length &&
    a.causes.every((cause, index) => sameCause(cause, b.causes[index]))
  );
}

/** Whether two states of a node look the same in every picture. */
export function sameNode(a: TopologyNode, b: TopologyNode): boolean {
  return (
    a.name === b.name &&
    a.zone === b.zone &&
    a.pool === b.pool &&
    a.joinedAt === b.joinedAt &&
    a.status === b.status &&
    a.condition === b.condition &&
    a.cordoned === b.cordoned &&
    a.hiddenPods === b.hiddenPods &&
    sameAmounts(a.allocatable, b.allocatable) &&
    sameAmounts(a.requested, b.requested) &&
    JSON.stringify(a.reasons) === JSON.stringify(b.reasons)
  );
}

/** Whether two pods ask for the same. */
export function sameAmounts(a: ResourceAmounts, b: ResourceAmounts): boolean {
  return a.cpu === b.cpu && a.memory === b.memory && a.gpu === b.gpu;
}

function sameCause(a: PodCause, b: PodCause): boolean {
  return (
    a.rule === b.rule &&
    a.status === b.status &&
    a.message === b.message &&
    a.since === b.since
  );
}
