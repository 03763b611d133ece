import type { TargetState } from '@internal/target-state';

/** The target state with its namespaces, and the components in them, in the layers that configuration says. */
export function withNamespaceLayers(
  target: TargetState,
  overrides: Record<string, string>,
): TargetState {
  const known = new Set(target.layers.map(({ id }) => id));
  const layerOf = (namespace: string | undefined, layer: string) => {
    const override = overrides[namespace ?? ''];
    return known.has(override) ? override : layer;
  };
  const places = target.layers.flatMap(({ id, namespaces }) =>
    namespaces.map(namespace => ({ namespace, layer: layerOf(namespace, id) })),
  );
  return {
    ...target,
    layers: target.layers.map(layer => ({
      ...layer,
      namespaces: places
        .filter(place => place.layer === layer.id)
        .map(({ namespace }) => namespace),
    })),
    components: target.components.map(component => ({
      ...component,
      layer: layerOf(component.namespace, component.layer),
    })),
  };
}
