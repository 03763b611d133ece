import { quantityValue } from './quantity';
import type { Component, TargetState } from './schema';

/** A broken rule between blocks: where, and what must hold. */
export interface BrokenRule {
  path: (string | number)[];
  rule: string;
}

/** What no schema of a single block can say. */
export function checkCrossReferences(target: TargetState): BrokenRule[] {
  return [
    ...uniqueNames(target),
    ...ranges(target),
    ...target.components.flatMap((component, index) =>
      checkComponent(target, component, ['components', index]),
    ),
    ...references(target),
  ];
}

function uniqueNames(target: TargetState): BrokenRule[] {
  const blocks: [string, string, string[]][] = [
    ['clusters', 'name', target.clusters.map(({ name }) => name)],
    ['nodePools', 'name', target.nodePools.map(({ name }) => name)],
    ['layers', 'id', target.layers.map(({ id }) => id)],
    ['teams', 'name', target.teams.map(({ name }) => name)],
    ['components', 'name', target.components.map(({ name }) => name)],
    ['openQuestions', 'id', target.openQuestions.map(({ id }) => id)],
    ['dashboards', 'id', target.dashboards.map(({ id }) => id)],
  ];
  const twice = blocks.flatMap(([block, field, names]) =>
    names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [
            {
              path: [block, index, field],
              rule: `'${name}' stands twice in ${block}`,
            },
          ],
    ),
  );
  const seen = new Map<string, string>();
  const shared = target.layers.flatMap((layer, index) =>
    layer.namespaces.flatMap((namespace, position) => {
      const other = seen.get(namespace);
      seen.set(namespace, layer.id);
      return other === undefined
        ? []
        : [
            {
              path: ['layers', index, 'namespaces', position],
              rule: `namespace '${namespace}' belongs to layer '${other}' already`,
            },
          ];
    }),
  );
  return [...twice, ...shared];
}

function ranges(target: TargetState): BrokenRule[] {
  const found = (
    range: { min: number; max: number } | undefined,
    path: (string | number)[],
  ): BrokenRule[] =>
    range && range.min > range.max
      ? [{ path, rule: `min ${range.min} is above max ${range.max}` }]
      : [];
  return [
    ...target.nodePools.flatMap((pool, index) =>
      found(pool.autoscaling, ['nodePools', index, 'autoscaling']),
    ),
    ...target.components.flatMap((component, index) =>
      found(component.autoscaling, ['components', index, 'autoscaling']),
    ),
  ];
}

function checkComponent(
  target: TargetState,
  component: Component,
  path: (string | number)[],
): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const must = (holds: boolean, field: string, rule: string) => {
    if (!holds) {
      broken.push({ path: [...path, ...field.split('.')], rule });
    }
  };
  const external = component.kind === 'external';
  const layer = target.layers.find(({ id }) => id === component.layer);
  must(Boolean(layer), 'layer', `there is no layer '${component.layer}'`);
  must(
    external === (component.namespace === undefined),
    'namespace',
    external
      ? 'an external component has no namespace'
      : 'a component that runs in the clusters needs a namespace',
  );
  must(
    !layer ||
      component.namespace === undefined ||
      layer.namespaces.includes(component.namespace),
    'namespace',
    `namespace '${component.namespace}' is none of layer '${component.layer}'`,
  );
  must(
    component.pool === undefined ||
      target.nodePools.some(({ name }) => name === component.pool),
    'pool',
    `there is no node pool '${component.pool}'`,
  );
  must(
    target.teams.some(({ name }) => name === component.owner),
    'owner',
    `there is no team '${component.owner}'`,
  );
  must(
    external || component.image !== undefined,
    'image',
    'a component that runs in the clusters needs an image',
  );
  const counted =
    component.kind === 'deployment' || component.kind === 'statefulset';
  must(
    counted === (component.replicas !== undefined),
    'replicas',
    counted
      ? `a ${component.kind} needs replicas`
      : `a component of kind ${component.kind} has no replicas`,
  );
  must(
    !component.budget ||
      component.budget.minAvailable <= (component.replicas ?? 0),
    'budget.minAvailable',
    `${component.budget?.minAvailable} is above the ${component.replicas} replicas, so that the budget can never be met`,
  );
  const { requests, limits } = component.resources ?? {};
  must(
    !requests ||
      !limits ||
      quantityValue(limits.memory) >= quantityValue(requests.memory),
    'resources.limits.memory',
    `limit ${limits?.memory} is below the request ${requests?.memory}`,
  );
  must(
    !requests ||
      limits?.cpu === undefined ||
      quantityValue(limits.cpu) >= quantityValue(requests.cpu),
    'resources.limits.cpu',
    `limit ${limits?.cpu} is below the request ${requests?.cpu}`,
  );
  for (const [index, port] of (component.ports ?? []).entries()) {
    must(
      component.ports!.findIndex(({ port: other }) => other === port.port) ===
        index,
      `ports.${index}`,
      `port ${port.port} stands twice`,
    );
  }
  return broken;
}

function references(target: TargetState): BrokenRule[] {
  const components = new Set(target.components.map(({ name }) => name));
  const namespaces = new Set(target.layers.flatMap(layer => layer.namespaces));
  const unknown = (
    names: string | string[] | undefined,
    known: Set<string>,
    place: { what: string; path: (string | number)[] },
  ): BrokenRule[] =>
    [names ?? []].flat().flatMap((name, index) =>
      known.has(name)
        ? []
        : [
            {
              path: Array.isArray(names) ? [...place.path, index] : place.path,
              rule: `there is no ${place.what} '${name}'`,
            },
          ],
    );
  const component = (
    names: string | string[] | undefined,
    path: (string | number)[],
  ) => unknown(names, components, { what: 'component', path });
  return [
    ...target.components.flatMap(({ dependsOn }, index) =>
      component(dependsOn, ['components', index, 'dependsOn']),
    ),
    ...target.eventBus.events.flatMap(({ producers, consumers }, index) => [
      ...component(producers, ['eventBus', 'events', index, 'producers']),
      ...component(consumers, ['eventBus', 'events', index, 'consumers']),
    ]),
    ...component(target.eventBus.component, ['eventBus', 'component']),
    ...target.scrape.staticTargets.flatMap(({ component: name }, index) =>
      component(name, ['scrape', 'staticTargets', index, 'component']),
    ),
    ...target.networkRules.flatMap((rule, index) =>
      (['ingressFrom', 'egressTo'] as const).flatMap(direction =>
        (rule[direction] ?? []).flatMap((peer, position) => [
          ...unknown(peer.namespace, namespaces, {
            what: 'namespace',
            path: ['networkRules', index, direction, position, 'namespace'],
          }),
          ...component(peer.components, [
            'networkRules',
            index,
            direction,
            position,
            'components',
          ]),
        ]),
      ),
    ),
  ];
}
