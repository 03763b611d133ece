import type {
  NodePoolView,
  ObjectReference,
  Reason,
  ResourceAmounts,
  Status,
  Topology,
} from '../contract';

/** What is the matter with a pod; times are milliseconds since the epoch. */
export interface PodCause {
  rule: string;
  status: Status;
  message: string;
  since?: number;
}

/** A pod of the picture. */
export interface TopologyPod {
  /** `<namespace>/<name>`, unique in a cluster. */
  key: string;
  name: string;
  namespace: string;
  /** Absent for a pod that nothing controls. */
  workload?: ObjectReference;
  /** Name of the node; absent when none took it. */
  node?: string;
  status: Status;
  requests: ResourceAmounts;
  meshed: boolean;
  /** Worst first; empty for a healthy pod. */
  causes: PodCause[];
}

/** A node of the picture; times are milliseconds since the epoch. */
export interface TopologyNode {
  name: string;
  /** Absent when the node has no zone label. */
  zone?: string;
  /** Id of its pool. */
  pool: string;
  joinedAt?: number;
  /** Of the node itself, not of its pods. */
  status: Status;
  condition: 'ready' | 'not-ready' | 'silent';
  cordoned: boolean;
  allocatable: ResourceAmounts;
  /** Of every pod on it, also of those that the caller may not see. */
  requested: ResourceAmounts;
  hiddenPods: number;
  reasons: Reason[];
}

/**
 * A cluster as the pictures draw it. Immutable: an update makes a new one, and
 * nodes and pods that did not change stay the same objects.
 */
export interface TopologyModel
  extends Pick<
    Topology,
    | 'cluster'
    | 'region'
    | 'freshness'
    | 'gaps'
    | 'hidden'
    | 'revision'
    | 'zones'
    | 'layers'
    | 'namespaces'
    | 'waiting'
    | 'counts'
  > {
  pools: NodePoolView[];
  /** By name, in the order in which they joined. */
  nodes: ReadonlyMap<string, TopologyNode>;
  /** By key. */
  pods: ReadonlyMap<string, TopologyPod>;
}
