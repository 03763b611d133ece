import type { Component, Layer, TargetState } from './schema';

/** The layer that a namespace belongs to. */
export function layerOfNamespace(
  target: TargetState,
  namespace: string,
): Layer | undefined {
  return target.layers.find(layer => layer.namespaces.includes(namespace));
}

/** The component that a workload is, by its namespace and `app.kubernetes.io/name`. */
export function componentOf(
  target: TargetState,
  workload: { namespace: string; name: string },
): Component | undefined {
  return target.components.find(
    component =>
      component.name === workload.name &&
      component.namespace === workload.namespace,
  );
}

/** Names of the components that declare that they depend on `name`. */
export function dependentsOf(target: TargetState, name: string): string[] {
  return target.components
    .filter(component => component.dependsOn?.includes(name))
    .map(component => component.name);
}
