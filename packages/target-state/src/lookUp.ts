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

/** Kind of the catalog's entity: databases, buses and other stores are Resources, the rest Components. */
export function entityKindOf(component: {
  type: string;
}): 'component' | 'resource' {
  return component.type === 'database' || component.type === 'bus'
    ? 'resource'
    : 'component';
}

/** Entity ref of a component in the catalog. */
export function entityRefOf(component: { type: string; name: string }): string {
  return `${entityKindOf(component)}:default/${component.name}`;
}
