import type { TargetState } from '../schema';
import type { KubernetesObject } from './KubernetesObject';

/** Mesh-wide mTLS: what servers demand, and what clients speak. */
export function renderMesh({ mesh }: TargetState): KubernetesObject[] {
  return [
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name: 'default', namespace: mesh.rootNamespace },
      spec: { mtls: { mode: mesh.mtls } },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'default', namespace: mesh.rootNamespace },
      spec: {
        host: '*.local',
        trafficPolicy: { tls: { mode: mesh.clientTls } },
      },
    },
  ];
}
