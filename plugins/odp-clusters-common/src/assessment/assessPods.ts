import type { Status } from '../contract';
import type { PodRecord } from '../records';
import { assessPod, type Finding } from '../rules';
import type { NamespaceInput } from './NamespaceInput';

/** A pod with what the rules say of it, and the workload it belongs to. */
export interface AssessedPod {
  pod: PodRecord;
  status: Status;
  findings: Finding[];
  /** `Deployment/user-api`; absent for a pod that nothing controls. */
  workload?: string;
}

/** Assesses the pods of a namespace; undefined when pods cannot be read. */
export function assessPods(input: NamespaceInput): AssessedPod[] | undefined {
  const { records, node, now } = input;
  const deployments = new Map(
    (records.replicasets ?? []).map(set => [set.uid, set.owner]),
  );
  return records.pods?.map(pod => {
    const findings = assessPod({
      pod,
      node: pod.node === undefined ? undefined : node?.(pod.node),
      now,
    });
    const controller =
      pod.owner?.kind === 'ReplicaSet'
        ? deployments.get(pod.owner.uid) ?? pod.owner
        : pod.owner;
    return {
      pod,
      findings,
      status: findings[0]?.status ?? 'healthy',
      workload: controller && `${controller.kind}/${controller.name}`,
    };
  });
}
