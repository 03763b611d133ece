import type { AssessedPod } from '../assessment';
import type { PodCause, TopologyPod } from './TopologyModel';

const NO_CAUSES: PodCause[] = [];

/** A pod as the pictures draw it. */
export function topologyPod(assessed: AssessedPod): TopologyPod {
  const { pod, status, findings, workload } = assessed;
  return {
    key: `${pod.namespace}/${pod.name}`,
    name: pod.name,
    namespace: pod.namespace,
    workload,
    node: pod.node,
    status,
    requests: pod.requests,
    meshed: pod.meshed,
    causes: findings.length
      ? findings.map(({ rule, status: of, cause, since }) => ({
          rule,
          status: of,
          message: cause,
          since,
        }))
      : NO_CAUSES,
  };
}
