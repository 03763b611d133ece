import { IN_CLUSTER } from '../scope';

/** Within the chosen namespaces of Temporal, which are none of Kubernetes. */
export const IN_TEMPORAL = `${IN_CLUSTER}, temporal_namespace=~"$temporal_namespace"`;
