import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { CertificateAuthority } from '@internal/backend-kit';
import type { ClusterCredentials } from './ClusterDefinition';
import type { OwnClusterFields } from './ownClusterFields';

const IN_CLUSTER_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
const IN_CLUSTER_HOSTS = [
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
];

/** A cluster's entry of Backstage's locator, the portal's own entry, and where they stand. */
export interface ClusterConfig {
  /** Path of `stock` in configuration, for errors. */
  path: string;
  stock: Config;
  own?: OwnClusterFields;
  url: string;
}

function isInCluster(url: string): boolean {
  const { hostname, port } = new URL(url);
  const host = process.env.KUBERNETES_SERVICE_HOST;
  return (
    IN_CLUSTER_HOSTS.includes(hostname) ||
    (host === hostname &&
      (process.env.KUBERNETES_SERVICE_PORT ?? '443') === (port || '443'))
  );
}

/** How to sign in to a cluster. Throws `InputError` for what the reader does not support. */
export function readCredentials(cluster: ClusterConfig): ClusterCredentials {
  const { path, stock, own, url } = cluster;
  const provider =
    stock.getOptional<Record<string, string>>('authMetadata')?.[
      'kubernetes.io/auth-provider'
    ] ?? stock.getOptionalString('authProvider');
  if (provider === 'googleServiceAccount') {
    return { kind: 'google' };
  }
  if (provider !== 'serviceAccount') {
    throw new InputError(
      `${path}.authProvider: '${
        provider ?? ''
      }' cannot be used by the portal's reader, which acts for all users; it supports serviceAccount and googleServiceAccount. ` +
        `Leave the cluster to Backstage's own plugin with odp.kubernetes.clusters.${stock.getString(
          'name',
        )}.excluded: true`,
    );
  }
  const file = own?.serviceAccountTokenFile;
  if (file) {
    return { kind: 'file', path: file };
  }
  const token = stock.getOptionalString('serviceAccountToken')?.trim();
  if (token) {
    return { kind: 'static', token };
  }
  if (isInCluster(url)) {
    return { kind: 'file', path: `${IN_CLUSTER_FOLDER}/token` };
  }
  throw new InputError(
    `${path}.serviceAccountToken: is missing; give it, or odp.kubernetes.clusters.${stock.getString(
      'name',
    )}.serviceAccountTokenFile`,
  );
}

/** Which certificates to trust. Throws `InputError` when verification is switched off or `caData` is no certificate. */
export function readCertificateAuthority(
  cluster: ClusterConfig,
): CertificateAuthority {
  const { path, stock, url } = cluster;
  if (stock.getOptionalBoolean('skipTLSVerify')) {
    throw new InputError(
      `${path}.skipTLSVerify: the portal always verifies TLS; give the cluster's certificate authority as caData or caFile instead`,
    );
  }
  const data = stock.getOptionalString('caData');
  if (data) {
    const pem = Buffer.from(data, 'base64').toString('utf8');
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
      throw new InputError(
        `${path}.caData: is not the base64 text of a PEM certificate`,
      );
    }
    return { kind: 'inline', pem };
  }
  const file = stock.getOptionalString('caFile');
  if (file) {
    return { kind: 'file', path: file };
  }
  return isInCluster(url)
    ? { kind: 'file', path: `${IN_CLUSTER_FOLDER}/ca.crt` }
    : { kind: 'system' };
}
