import type { LastHour } from '../contract';
import type { KindName, NodeRecord, RecordOf } from '../records';
import type { AssessedPod } from './assessPods';

/** The records of one namespace; a kind that cannot be read is absent. */
export type NamespaceRecords = {
  [K in Exclude<KindName, 'nodes' | 'namespaces'>]?: RecordOf<K>[];
};

/** Everything that the assessment of one namespace looks at. */
export interface NamespaceInput {
  namespace: RecordOf<'namespaces'>;
  records: NamespaceRecords;
  /** Absent when nodes cannot be read. */
  node?: (name: string) => NodeRecord | undefined;
  /** Mesh policies of the root namespace. */
  meshRoot: {
    peerAuthentications: RecordOf<'peerauthentications'>[];
    destinationRules: RecordOf<'destinationrules'>[];
  };
  facts: NamespaceFacts;
  history: {
    restarts: LastHour;
    /** Restarts of a pod in the last hour. */
    podRestarts: (podName: string) => LastHour;
    /** Absent when events cannot be read. */
    warnings?: LastHour;
  };
  /** Of the last assessment: what did not change since is shared with it. */
  previousPods?: readonly AssessedPod[];
  /** Milliseconds since the epoch. */
  now: number;
}

/** What the target state and the catalog know of a namespace. */
export interface NamespaceFacts {
  layer?: string;
  owner?: string;
  entity?: string;
  /** Entity ref of a component by `app.kubernetes.io/name`. */
  componentEntity: (name: string) => string | undefined;
  /** Components that declare that they depend on this one. */
  dependents: (name: string) => string[];
}
