import type { TargetState } from '../schema';
import type { KubernetesObject } from './KubernetesObject';
import { renderMesh } from './renderMesh';
import { isIsolated, renderNamespace } from './renderNamespace';
import { renderNetwork } from './renderNetwork';
import { renderWorkload } from './renderWorkload';

/**
 * Everything that the target state asks for in one cluster, in an order in
 * which an API server accepts it: namespaces first.
 *
 * @throws Error when the target state names no such cluster.
 */
export function renderManifests(
  target: TargetState,
  clusterName: string,
): KubernetesObject[] {
  if (!target.clusters.some(({ name }) => name === clusterName)) {
    throw new Error(`The target state names no cluster '${clusterName}'`);
  }
  const places = target.layers.flatMap(layer =>
    layer.namespaces.map(namespace => ({ layer, namespace })),
  );
  return [
    ...places.map(({ layer, namespace }) =>
      renderNamespace(target, layer, namespace),
    ),
    ...renderMesh(target),
    ...places
      .filter(({ namespace }) => isIsolated(namespace))
      .flatMap(({ namespace }) => renderNetwork(target, namespace)),
    ...target.components
      .filter(({ kind }) => kind !== 'external')
      .flatMap(component => renderWorkload(target, component)),
  ];
}
