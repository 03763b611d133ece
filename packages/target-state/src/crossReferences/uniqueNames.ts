import type { TargetState } from '../schema';
import type { BrokenRule } from './BrokenRule';

/** Names that must be unique in their block, and namespaces that belong to one layer. */
export function uniqueNames(target: TargetState): BrokenRule[] {
  const blocks: [string, string, string[]][] = [
    ['clusters', 'name', target.clusters.map(({ name }) => name)],
    ['nodePools', 'name', target.nodePools.map(({ name }) => name)],
    ['layers', 'id', target.layers.map(({ id }) => id)],
    ['teams', 'name', target.teams.map(({ name }) => name)],
    ['components', 'name', target.components.map(({ name }) => name)],
    ['openQuestions', 'id', target.openQuestions.map(({ id }) => id)],
    ['dashboards', 'id', target.dashboards.map(({ id }) => id)],
    ['workspaces.tiers', 'id', target.workspaces.tiers.map(({ id }) => id)],
    [
      'workspaces.components.sizes',
      'id',
      target.workspaces.components.sizes.map(({ id }) => id),
    ],
  ];
  const twice = blocks.flatMap(([block, field, names]) =>
    standTwice(names).map(({ name, index }) => ({
      path: [...block.split('.'), index, field],
      rule: `'${name}' stands twice in ${block}`,
    })),
  );
  const events = standTwice(target.eventBus.events.map(({ name }) => name)).map(
    ({ name, index }) => ({
      path: ['eventBus', 'events', index, 'name'],
      rule: `'${name}' stands twice in eventBus.events`,
    }),
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
  return [...twice, ...events, ...shared];
}

function standTwice(names: string[]): Array<{ name: string; index: number }> {
  return names
    .map((name, index) => ({ name, index }))
    .filter(({ name, index }) => names.indexOf(name) !== index);
}
