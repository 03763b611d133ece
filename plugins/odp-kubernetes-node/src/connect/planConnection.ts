import { basename } from 'node:path';
import { ConnectError } from './ConnectError';
import type { KubeconfigContext } from './readKubeconfig';

/** What the portal's configuration needs to know of a cluster. */
export interface Connection {
  url: string;
  /** Base64 of PEM. */
  caData?: string;
  caFile?: string;
  credentials: { kind: 'token'; token: string } | { kind: 'google' };
}

const SERVICE_ACCOUNT =
  'Give the portal a service account of its own and a context with its token: kubectl create token <service account> prints one';

function readCredentials({
  name,
  user,
}: KubeconfigContext): Connection['credentials'] {
  const token = user.token?.trim();
  if (token) {
    return { kind: 'token', token };
  }
  const command: unknown = user.exec?.command;
  if (
    (typeof command === 'string' &&
      basename(command).startsWith('gke-gcloud-auth-plugin')) ||
    user.authProvider?.name === 'gcp'
  ) {
    return { kind: 'google' };
  }
  if (typeof command === 'string') {
    throw new ConnectError(
      `The context '${name}' gets its token from the command '${basename(
        command,
      )}', which the portal does not run; of such commands it replaces gke-gcloud-auth-plugin only. ${SERVICE_ACCOUNT}`,
    );
  }
  if (user.certFile || user.certData) {
    throw new ConnectError(
      `The context '${name}' signs in with a client certificate, which the portal does not support. ${SERVICE_ACCOUNT}`,
    );
  }
  throw new ConnectError(
    `The context '${name}' has no token that the portal can use. ${SERVICE_ACCOUNT}`,
  );
}

/** How the portal connects as a context does. Throws `ConnectError` for what it does not support. */
export function planConnection(context: KubeconfigContext): Connection {
  const { name, cluster } = context;
  const { server: url, caData, caFile } = cluster;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new ConnectError(
      `The server of the context '${name}' is '${url}'; the portal speaks https only`,
    );
  }
  if (cluster.skipTLSVerify) {
    throw new ConnectError(
      `The context '${name}' skips the verification of TLS, which the portal never does. Put the cluster's certificate authority into the kubeconfig as certificate-authority-data`,
    );
  }
  const unsupported =
    (cluster.proxyUrl && 'proxy-url') ||
    (cluster.tlsServerName && 'tls-server-name');
  if (unsupported) {
    throw new ConnectError(
      `The cluster of the context '${name}' needs ${unsupported}, which the portal does not support`,
    );
  }
  return {
    url,
    caData: caData || undefined,
    caFile: (!caData && caFile) || undefined,
    credentials: readCredentials(context),
  };
}

/** A cluster name out of a context's name; empty when nothing of it can be used. */
export function clusterNameOf(context: string): string {
  return context
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, 253)
    .replace(/^[-.]+|[-.]+$/g, '');
}
