import { IN_CLUSTER } from '../scope';

/** Within the chosen namespaces of Temporal, which are none of Kubernetes. */
export const IN_TEMPORAL = `${IN_CLUSTER}, temporal_namespace=~"$temporal_namespace"`;

/** Workflows that ended by `outcome`, on average over an hour, and those that count. */
export const COMPLETED_IN_AN_HOUR = `avg_over_time(odp:workflow_closed:rate5m{${IN_TEMPORAL}, outcome="completed"}[1h])`;
export const COUNTED_IN_AN_HOUR = `avg_over_time(odp:workflow_closed:rate5m{${IN_TEMPORAL}, outcome!="cancelled"}[1h])`;
