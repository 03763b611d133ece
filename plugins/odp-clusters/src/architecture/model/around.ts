import type { Architecture } from '@internal/plugin-odp-clusters-common';

/** What a picture is drawn around. */
export type Centre =
  | { kind: 'component'; name: string }
  | { kind: 'layer'; id: string };

/**
 * The part of the platform around a component or a layer: it, its direct
 * neighbours, and the edges that touch it. Edges that are only allowed make no
 * neighbours, else everything would be one.
 */
export function architectureAround(
  architecture: Architecture,
  centre: Centre,
): Architecture {
  const core = new Set(
    architecture.components
      .filter(({ name, layer }) =>
        centre.kind === 'component'
          ? name === centre.name
          : layer === centre.id,
      )
      .map(({ name }) => name),
  );
  const touching = architecture.edges.filter(
    ({ from, to }) => core.has(from) || core.has(to),
  );
  const shown = new Set([
    ...core,
    ...touching
      .filter(({ kind }) => kind !== 'allowed')
      .flatMap(({ from, to }) => [from, to]),
  ]);
  const components = architecture.components.filter(({ name }) =>
    shown.has(name),
  );
  const edges = touching.filter(
    ({ from, to }) => shown.has(from) && shown.has(to),
  );
  return {
    ...architecture,
    layers: architecture.layers.filter(({ id }) =>
      components.some(({ layer }) => layer === id),
    ),
    components,
    edges,
    // Of the part it is known only when they were asked for.
    allowedOnly: edges.filter(({ kind }) => kind === 'allowed').length,
  };
}
