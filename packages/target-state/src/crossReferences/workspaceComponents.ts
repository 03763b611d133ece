import { quantityValue } from '../quantity';
import type { TargetState } from '../schema';
import type { BrokenRule } from './BrokenRule';

const PATH = ['workspaces', 'components'];
const RESOURCES = ['cpu', 'memory'] as const;

/** What must hold of the components that golden paths make: names in other blocks, and sizes that every tier lets in. */
export function workspaceComponents(target: TargetState): BrokenRule[] {
  const { pool, replicas, ports } = target.workspaces.components;
  const broken = (holds: boolean, at: (string | number)[], rule: string) =>
    holds ? [] : [{ path: [...PATH, ...at], rule }];
  return [
    ...broken(
      target.nodePools.some(({ name }) => name === pool),
      ['pool'],
      `there is no node pool '${pool}'`,
    ),
    ...broken(
      !ports[0].metricsPath,
      ['ports', 0],
      'the first port is the one that is called, and is not scraped',
    ),
    ...broken(
      replicas.default.min <= replicas.default.max &&
        replicas.default.max <= replicas.most,
      ['replicas'],
      `${replicas.default.min}, ${replicas.default.max} and ${replicas.most} are not in order`,
    ),
    ...tracing(target),
    ...sizes(target),
  ];
}

function tracing({ components, workspaces }: TargetState): BrokenRule[] {
  const { component: name, port } = workspaces.components.tracing;
  const path = [...PATH, 'tracing'];
  const found = components.find(component => component.name === name);
  if (!found?.namespace) {
    return [
      {
        path: [...path, 'component'],
        rule: `there is no component '${name}' that runs in a namespace`,
      },
    ];
  }
  const isReached = workspaces.network.egressTo.some(
    ({ component, ports }) => component === name && ports.includes(port),
  );
  return isReached
    ? []
    : [
        {
          path: [...path, 'port'],
          rule: `workspaces.network.egressTo does not let '${port}' of '${name}' be reached`,
        },
      ];
}

/** A size that a LimitRange refuses would be offered for nothing. */
function sizes({ workspaces }: TargetState): BrokenRule[] {
  return workspaces.components.sizes.flatMap(({ requests, limits }, index) =>
    RESOURCES.flatMap(resource => {
      const path = [...PATH, 'sizes', index, 'limits', resource];
      const limit = quantityValue(limits[resource]);
      const narrow = workspaces.tiers.find(
        ({ container }) => quantityValue(container.max[resource]) < limit,
      );
      return [
        ...(limit < quantityValue(requests[resource])
          ? [
              {
                path,
                rule: `${limits[resource]} is below the request, ${requests[resource]}`,
              },
            ]
          : []),
        ...(narrow
          ? [
              {
                path,
                rule: `${limits[resource]} is above what a container of tier '${narrow.id}' may have, ${narrow.container.max[resource]}`,
              },
            ]
          : []),
      ];
    }),
  );
}
