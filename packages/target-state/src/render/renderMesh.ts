import type { TargetState } from '../schema';
import type { KubernetesObject } from './KubernetesObject';

/** Mesh-wide mTLS: what servers demand, and what clients speak. */
export function renderMesh({ mesh }: TargetState): KubernetesObject[] {
  const metadata = { name: 'default', namespace: mesh.rootNamespace };
  return mutualTls(mesh, { metadata, host: '*.local' });
}

/**
 * What servers of the object's namespace demand, and what clients of `host`
 * speak. In the root namespace of the mesh both hold everywhere.
 */
export function mutualTls(
  { mtls, clientTls }: TargetState['mesh'],
  { metadata, host }: { metadata: KubernetesObject['metadata']; host: string },
): KubernetesObject[] {
  return [
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata,
      spec: { mtls: { mode: mtls } },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata,
      spec: { host, trafficPolicy: { tls: { mode: clientTls } } },
    },
  ];
}
