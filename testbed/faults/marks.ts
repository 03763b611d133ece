/** The label that makes the trouble: see `stages/` of the Kubernetes server. Policies of the switch have it too. */
export const FAULT_LABEL = 'testbed.odp.io/fault';

/** How many replicas a workload had before the switch changed it. */
export const REPLICAS_ANNOTATION = 'testbed.odp.io/replicas';

/** Behind the name of the workload whose policy it is. */
export const POLICY_SUFFIX = '-quarantine';

/** Before the name of the workload, in the policy that allows what the target state declares. */
export const DECLARED_PREFIX = 'declared-';

/** At a policy of the switch: the policy in whose place it stands, as JSON. */
export const REPLACED_ANNOTATION = 'testbed.odp.io/replaced';

/** Kinds of `apps/v1` that have pods. */
export const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'];
