import { basename } from 'node:path';
import { ConnectError } from './ConnectError';
import type { KubeconfigContext } from './readKubeconfig';

/** What the portal's configuration needs to know of a cluster. */
export interface Connection {
  url: string;
  /** Base64 of PEM. */
  caData?: string;
  caFile?: string;
  credentials:
    | { kind: 'token'; token: string }
    | { kind: 'token-file'; path: string }
    | { kind: 'google' };
}

const SERVICE_ACCOUNT =
  'Give the portal a service account of its own and a context with its token: kubectl create token <service account> prints one';

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

function readCredentials(
  context: KubeconfigContext,
): Connection['credentials'] {
  const { name, user } = context;
  // As with kubectl, the file goes before the token.
  const path = textOf(user.tokenFile);
  if (path) {
    return { kind: 'token-file', path };
  }
  const token = textOf(user.token);
  if (token) {
    return { kind: 'token', token };
  }
  const exec = user.exec as { command?: unknown } | undefined;
  const provider = user['auth-provider'] as { name?: unknown } | undefined;
  const command = textOf(exec?.command);
  if (
    (command && basename(command).startsWith('gke-gcloud-auth-plugin')) ||
    provider?.name === 'gcp'
  ) {
    return { kind: 'google' };
  }
  if (command) {
    throw new ConnectError(
      `The context '${name}' gets its token from the command '${basename(
        command,
      )}', which the portal does not run; of such commands it replaces gke-gcloud-auth-plugin only. ${SERVICE_ACCOUNT}`,
    );
  }
  if (user['client-certificate'] || user['client-certificate-data']) {
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
  const url = textOf(cluster.server) ?? '';
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new ConnectError(
      `The server of the context '${name}' is '${url}'; the portal speaks https only`,
    );
  }
  if (cluster['insecure-skip-tls-verify']) {
    throw new ConnectError(
      `The context '${name}' skips the verification of TLS, which the portal never does. Put the cluster's certificate authority into the kubeconfig as certificate-authority-data`,
    );
  }
  for (const field of ['proxy-url', 'tls-server-name']) {
    if (cluster[field]) {
      throw new ConnectError(
        `The cluster of the context '${name}' needs ${field}, which the portal does not support`,
      );
    }
  }
  const caData = textOf(cluster['certificate-authority-data']);
  return {
    url,
    caData,
    caFile: caData ? undefined : textOf(cluster['certificate-authority']),
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
