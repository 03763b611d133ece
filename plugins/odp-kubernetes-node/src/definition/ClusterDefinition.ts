import type { CertificateAuthority } from '@internal/backend-kit';

/** How the portal proves to a cluster who it is. */
export type ClusterCredentials =
  /** Nothing; for what stands beside a cluster and asks nobody who they are. */
  | { kind: 'none' }
  /** A bearer token that never changes. */
  | { kind: 'static'; token: string }
  /** A bearer token in a file, read again when the file changes or the server refuses it. */
  | { kind: 'file'; path: string }
  /** Application default credentials of Google, Workload Identity among them. */
  | { kind: 'google' };

/**
 * A Kubernetes API that the portal reads, as configuration describes it.
 * `readClusterDefinitions` makes and validates it; nothing is read from disk or network for that.
 */
export interface ClusterDefinition {
  /** Unique, `^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$`, at most 253 characters. */
  name: string;
  /** What people call the cluster; absent when configuration gives no title. */
  title?: string;
  /** Region of the cloud, such as `europe-north1`; absent when configuration gives none. */
  region?: string;
  /** An https URL without a trailing slash. */
  url: string;
  certificateAuthority: CertificateAuthority;
  credentials: ClusterCredentials;
}
