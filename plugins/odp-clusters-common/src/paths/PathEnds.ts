import type {
  AuthorizationPolicyRecord,
  NetworkPolicyRecord,
  PodRecord,
} from '../records';

/** One end of a path. */
export type PathEnd =
  | {
      kind: 'pods';
      /** For sentences, such as `dagster`. */
      name: string;
      namespace: string;
      pods: PodRecord[];
    }
  | {
      /** Outside the cluster; its addresses are not known. */
      kind: 'outside';
      name: string;
    };

/** The port that is called. */
export interface PathPort {
  port: number;
  /** `TCP`, `UDP` or `SCTP`. */
  protocol: string;
}

/** The policies of a cluster. A kind that cannot be read is absent, so that what depends on it is unknown. */
export interface PolicyWorld {
  networkPolicies?: (namespace: string) => NetworkPolicyRecord[];
  /** Labels of a namespace; undefined when there is none of that name. */
  namespaceLabels: (namespace: string) => Record<string, string> | undefined;
  authorizationPolicies?: (namespace: string) => AuthorizationPolicyRecord[];
  /** AuthorizationPolicies here hold in the whole mesh. */
  meshRootNamespace: string;
}
