import type { ObjectReference, Status } from '../contract';
import type { PodRecord } from '../records';
import { assessPod, type Finding } from '../rules';
import type { NamespaceInput } from './NamespaceInput';

/** A pod with what the rules say of it, and the workload it belongs to. */
export interface AssessedPod {
  pod: PodRecord;
  status: Status;
  /** Worst first; empty for a healthy pod. */
  findings: readonly Finding[];
  /** Absent for a pod that nothing controls; pods of one workload share it. */
  workload?: ObjectReference;
}

/** Shared by all healthy pods, which are nearly all of them. */
const NO_FINDINGS: readonly Finding[] = [];

/**
 * Assesses the pods of a namespace; undefined when pods cannot be read. A pod
 * of which nothing changed since `input.previousPods` stays the same object.
 */
export function assessPods(input: NamespaceInput): AssessedPod[] | undefined {
  const { records, node, now } = input;
  const deployments = new Map(
    (records.replicasets ?? []).map(set => [set.uid, set.owner]),
  );
  const previous = new Map(
    (input.previousPods ?? []).map(assessed => [assessed.pod, assessed]),
  );
  const workloads = new Map<string, ObjectReference>();
  const workloadOf = (pod: PodRecord): ObjectReference | undefined => {
    const controller =
      pod.owner?.kind === 'ReplicaSet'
        ? deployments.get(pod.owner.uid) ?? pod.owner
        : pod.owner;
    if (!controller) {
      return undefined;
    }
    const key = workloadKey(controller);
    const { kind, name } = controller;
    const known = workloads.get(key) ?? {
      kind,
      name,
      namespace: pod.namespace,
    };
    workloads.set(key, known);
    return known;
  };
  return records.pods?.map(pod => {
    const runsOn = pod.node === undefined ? undefined : node?.(pod.node);
    const findings = assessPod({
      pod,
      node: runsOn,
      nodeIsGone: pod.node !== undefined && node !== undefined && !runsOn,
      now,
    });
    const workload = workloadOf(pod);
    const before = previous.get(pod);
    return before &&
      sameWorkload(before.workload, workload) &&
      sameFindings(before.findings, findings)
      ? before
      : {
          pod,
          findings: findings.length ? findings : NO_FINDINGS,
          status: findings[0]?.status ?? 'healthy',
          workload,
        };
  });
}

/** `Deployment/user-api` */
export function workloadKey({ kind, name }: ObjectReference): string {
  return `${kind}/${name}`;
}

function sameWorkload(
  a: ObjectReference | undefined,
  b: ObjectReference | undefined,
): boolean {
  return a?.kind === b?.kind && a?.name === b?.name;
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ rule, cause, since, recheckAt }, index) =>
        rule === b[index].rule &&
        cause === b[index].cause &&
        since === b[index].since &&
        recheckAt === b[index].recheckAt,
    )
  );
}
