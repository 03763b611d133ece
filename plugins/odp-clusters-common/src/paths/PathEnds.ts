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
      /** Those that have ended take no part. The same list for the same end is looked at only once. */
      pods: PodRecord[];
    }
  | {
      /** Outside the cluster; its addresses are not known. */
      kind: 'outside';
      name: string;
    };

/** The port that is called, as the called pods listen on it. */
export interface PathPort {
  port: number;
  /** `TCP`, `UDP` or `SCTP`. */
  protocol: string;
}

/** Who calls whom. */
export interface Path {
  from: PathEnd;
  to: PathEnd;
  /** Absent when it is not known; a rule for certain ports then leaves the answer open. */
  port?: PathPort;
}

/**
 * The policies of a cluster at one moment: a change makes a new world. A kind
 * that cannot be read is absent, so that what depends on it is unknown.
 */
export interface PolicyWorld {
  networkPolicies?: (namespace: string) => NetworkPolicyRecord[];
  /** Labels of a namespace; undefined when there is none of that name. */
  namespaceLabels: (namespace: string) => Record<string, string> | undefined;
  authorizationPolicies?: (namespace: string) => AuthorizationPolicyRecord[];
  /** AuthorizationPolicies here hold in the whole mesh. */
  meshRootNamespace: string;
}
