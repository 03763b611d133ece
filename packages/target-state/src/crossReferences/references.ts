import type { TargetState } from '../schema';
import type { BrokenRule } from './BrokenRule';

/** Names that must stand in another block. */
export function references(target: TargetState): BrokenRule[] {
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
  const teams = new Set(target.teams.map(({ name }) => name));
  const owner = (name: string, path: (string | number)[]) =>
    unknown(name, teams, { what: 'team', path });
  const component = (
    names: string | string[] | undefined,
    path: (string | number)[],
  ) => unknown(names, components, { what: 'component', path });
  return [
    ...owner(target.domain.owner, ['domain', 'owner']),
    ...target.layers.flatMap((layer, index) =>
      owner(layer.owner, ['layers', index, 'owner']),
    ),
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
    ...target.networkRules.flatMap((rule, index) => [
      ...unknown(rule.namespace, namespaces, {
        what: 'namespace',
        path: ['networkRules', index, 'namespace'],
      }),
      ...(['ingressFrom', 'egressTo'] as const).flatMap(direction =>
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
          ...(namespaces.has(peer.namespace)
            ? strangers(target, peer)
            : []
          ).map(({ name, index: place }) => ({
            path: [
              'networkRules',
              index,
              direction,
              position,
              'components',
              place,
            ],
            rule: `component '${name}' does not run in namespace '${peer.namespace}'`,
          })),
        ]),
      ),
    ]),
  ];
}

/** Components of a peer that run in another namespace than the peer's. */
function strangers(
  target: TargetState,
  peer: { namespace: string; components?: string[] },
): Array<{ name: string; index: number }> {
  return (peer.components ?? [])
    .map((name, index) => ({ name, index }))
    .filter(({ name }) =>
      target.components.some(
        component =>
          component.name === name && component.namespace !== peer.namespace,
      ),
    );
}
