/** How large a fleet is, and how unwell. */
export interface FleetOptions {
  /** A cluster of the target state; gives region, zones and pools. */
  cluster: string;
  nodes: number;
  /** Exactly so many, DaemonSet pods and finished ones included. */
  pods: number;
  namespaces: number;
  /** Share of the pods that are unwell, over all sorts together. Default: 0.015. */
  unhealthy?: number;
  /** Adds `metadata.managedFields`, which makes pods as large as those of a real cluster. Default: off. */
  managedFields?: boolean;
  /** The same seed and size give the same objects. Default: the cluster's name. */
  seed?: string;
}

/** What a fleet came out as. */
export interface FleetSummary {
  nodes: number;
  /** Nodes that do not answer; their pods come on top of `unhealthy`. */
  silentNodes: number;
  namespaces: number;
  workloads: number;
  pods: number;
  /** Pods by sort of trouble. */
  unhealthy: Record<string, number>;
  /** Mean bytes of a pod as JSON. */
  podBytes: number;
}
