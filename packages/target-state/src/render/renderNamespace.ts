import type { Layer, TargetState } from '../schema';
import type { KubernetesObject } from './KubernetesObject';

/** Namespaces of the clusters themselves, which a default deny would cut off. */
const WITHOUT_POLICIES = ['kube-system'];

/** Whether NetworkPolicies are rendered for a namespace. */
export function isIsolated(namespace: string): boolean {
  return !WITHOUT_POLICIES.includes(namespace);
}

/** A namespace; proxies are injected where a component of it is in the mesh. */
export function renderNamespace(
  target: TargetState,
  layer: Layer,
  name: string,
): KubernetesObject {
  const meshed = target.components.some(
    component => component.namespace === name && component.mesh,
  );
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'kubernetes.io/metadata.name': name,
        'odp.io/layer': layer.id,
        ...(meshed && { 'istio-injection': 'enabled' }),
      },
      annotations: { 'odp.io/owner': `group:default/${layer.owner}` },
    },
  };
}
