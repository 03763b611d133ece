/** A kind of object, by the words of the object itself. */
export interface KubernetesKind {
  /** Such as `v1`, `networking.k8s.io/v1`. */
  apiVersion: string;
  /** Such as `ResourceQuota`. */
  kind: string;
}

/** What identifies an object in a cluster. */
export interface ObjectReference extends KubernetesKind {
  name: string;
  /** Absent for a kind of the whole cluster. */
  namespace?: string;
}

/** An object as it is sent to an API server or comes from it. What has no name here is kept. */
export interface KubernetesObject extends KubernetesKind {
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    /** The server's; there in what it answers, but for answers to a review. */
    uid?: string;
    resourceVersion?: string;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

/** An object that is to be created. The server names one that has no name, or needs none. */
export interface NewKubernetesObject extends KubernetesKind {
  metadata?: Partial<KubernetesObject['metadata']>;
  [field: string]: unknown;
}
