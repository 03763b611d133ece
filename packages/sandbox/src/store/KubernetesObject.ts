/** Metadata of a stored object. */
export interface ObjectMetadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: Array<{
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
  }>;
  [field: string]: unknown;
}

/** A Kubernetes object as plain JSON; the fields below the top are the API's own. */
export interface StoredObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMetadata;
  spec?: Fields;
  status?: Fields;
  [field: string]: unknown;
}

/** JSON of the API that the sandbox does not give types of its own. */
// The API's objects are open; naming each field here would repeat its whole schema.
export type Fields = Record<string, any>;
