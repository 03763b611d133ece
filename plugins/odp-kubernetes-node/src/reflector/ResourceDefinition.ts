/** A kind of object as the URLs of the Kubernetes API name it. */
export interface ResourceDefinition {
  /** Empty for the core group. */
  group: string;
  /** Such as `v1`. */
  version: string;
  /** Lower case, such as `pods`. */
  plural: string;
  /** Reads one namespace only; every namespace (or a kind without namespaces) when absent. */
  namespace?: string;
  /** Such as `status.phase!=Succeeded`; an object that leaves the selection is removed. */
  fieldSelector?: string;
  labelSelector?: string;
}
