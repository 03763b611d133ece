import type { AssessedPod } from '../assessment';
import type { ObjectReference, ResourceAmounts } from '../contract';
import type { EventRecord, PodRecord } from '../records';

/** Pods of one workload that no node takes; times are milliseconds since the epoch. */
export interface WaitingGroup {
  namespace: string;
  workload?: ObjectReference;
  pods: string[];
  since?: number;
  /** The scheduler's own words; empty while it has said nothing. */
  schedulerMessage: string;
  /** What one of the pods asks for. */
  requests: ResourceAmounts;
  /** Name of the pool that the pods ask for. */
  nodePool?: string;
  /** What the cluster's autoscaler last said of one of the pods. */
  autoscaler?: { reason: string; message: string };
}

/** Reasons of the autoscaler's events: it tried and failed, or saw no way. */
const AUTOSCALER_REASONS = ['FailedScaleUp', 'NotTriggerScaleUp'];

/** The pods of a namespace that wait for a node, by workload and the pool they ask for. */
export function groupWaitingPods(
  pods: readonly AssessedPod[],
  events: readonly EventRecord[] = [],
): WaitingGroup[] {
  const groups = new Map<string, AssessedPod[]>();
  for (const assessed of pods) {
    if (isWaiting(assessed.pod)) {
      const { pod, workload } = assessed;
      const { kind, name } = workload ?? { kind: 'Pod', name: pod.name };
      const key = `${kind}/${name} ${pod.nodePool}`;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(assessed);
    }
  }
  return [...groups.values()].map(group => {
    const records = group
      .map(({ pod }) => pod)
      .sort((a, b) => waitingSince(a) - waitingSince(b));
    const [first] = records;
    return {
      namespace: first.namespace,
      workload: group[0].workload,
      pods: records.map(({ name }) => name),
      since: waitingSince(first) || undefined,
      schedulerMessage: first.unschedulable?.message ?? '',
      requests: first.requests,
      nodePool: first.nodePool,
      autoscaler: lastWords(events, new Set(records.map(({ name }) => name))),
    };
  });
}

function isWaiting({ node, phase }: PodRecord): boolean {
  return node === undefined && (phase === 'Pending' || phase === undefined);
}

/** 0 when the cluster does not tell: then it may have waited for ever. */
function waitingSince({ unschedulable, createdAt }: PodRecord): number {
  return unschedulable?.since ?? createdAt ?? 0;
}

function lastWords(
  events: readonly EventRecord[],
  pods: ReadonlySet<string>,
): WaitingGroup['autoscaler'] {
  let last: EventRecord | undefined;
  for (const event of events) {
    if (
      AUTOSCALER_REASONS.includes(event.reason) &&
      event.object.kind === 'Pod' &&
      pods.has(event.object.name) &&
      (event.lastSeen ?? 0) >= (last?.lastSeen ?? 0)
    ) {
      last = event;
    }
  }
  return last && { reason: last.reason, message: last.message };
}
