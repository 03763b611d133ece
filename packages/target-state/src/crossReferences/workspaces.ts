import { quantityValue } from '../quantity';
import type { TargetState } from '../schema';
import type { BrokenRule } from './BrokenRule';

type Workspaces = TargetState['workspaces'];
type Tier = Workspaces['tiers'][number];
type Path = (string | number)[];

const RESOURCES = ['cpu', 'memory'] as const;

/** What must hold of workspaces: names in other blocks, and amounts that leave room for each other. */
export function workspaces(target: TargetState): BrokenRule[] {
  return [
    ...network(target),
    ...target.workspaces.tiers.flatMap((tier, index) => {
      const path = ['workspaces', 'tiers', index];
      return [
        ...container(target.workspaces, tier, [...path, 'container']),
        ...quota(target.workspaces, tier, [...path, 'quota']),
      ];
    }),
    ...eventBus(target),
  ];
}

/** Whom a workspace reaches and is reached by: components that run in the clusters, by ports of theirs. */
function network({ components, workspaces: { network: of } }: TargetState) {
  const path = ['workspaces', 'network'];
  const runs = (name: string, at: Path): BrokenRule[] => {
    const found = components.find(component => component.name === name);
    if (!found) {
      return [{ path: at, rule: `there is no component '${name}'` }];
    }
    return found.namespace === undefined
      ? [{ path: at, rule: `component '${name}' runs in no namespace` }]
      : [];
  };
  return [
    ...of.ingressFrom.flatMap((name, index) =>
      runs(name, [...path, 'ingressFrom', index]),
    ),
    ...runs(of.scrapedBy, [...path, 'scrapedBy']),
    ...of.egressTo.flatMap(({ component: name, ports }, index) => {
      const at = [...path, 'egressTo', index];
      const unknown = runs(name, [...at, 'component']);
      if (unknown.length) {
        return unknown;
      }
      const known = components
        .find(component => component.name === name)!
        .ports?.map(port => port.name);
      return ports.flatMap((port, position) =>
        known?.includes(port)
          ? []
          : [
              {
                path: [...at, 'ports', position],
                rule: `component '${name}' has no port '${port}'`,
              },
            ],
      );
    }),
  ];
}

/** A LimitRange whose parts contradict each other refuses every pod that relies on it. */
function container(
  { sidecars }: Workspaces,
  { container: { defaultRequest, default: limit, max }, quota: hard }: Tier,
  path: Path,
): BrokenRule[] {
  return RESOURCES.flatMap(resource => {
    const steps: [string, string, string, string][] = [
      [
        'default',
        limit[resource],
        'the default request',
        defaultRequest[resource],
      ],
      ['max', max[resource], 'the default limit', limit[resource]],
      [
        'max',
        max[resource],
        'the limit of the proxy',
        sidecars.proxy.limits[resource],
      ],
      [
        'max',
        max[resource],
        'the limit of the Vault agent',
        sidecars.vaultAgent.limits[resource],
      ],
    ];
    const broken = steps
      .filter(
        ([, value, , least]) => quantityValue(value) < quantityValue(least),
      )
      .map(([field, value, what, least]) => ({
        path: [...path, field, resource],
        rule: `${value} is below ${what}, ${least}`,
      }));
    const most = hard[`requests.${resource}`];
    return quantityValue(max[resource]) > quantityValue(most)
      ? [
          ...broken,
          {
            path: [...path, 'max', resource],
            rule: `${max[resource]} is above the quota of requests, ${most}`,
          },
        ]
      : broken;
  });
}

/** As many pods as a tier allows have a proxy each, which the quota counts like any other container. */
function quota(
  { sidecars: { proxy } }: Workspaces,
  { quota: hard }: Tier,
  path: Path,
): BrokenRule[] {
  const pods = Number(hard.pods);
  return RESOURCES.flatMap(resource => {
    const requests = quantityValue(hard[`requests.${resource}`]);
    const limits = quantityValue(hard[`limits.${resource}`]);
    const broken = (field: string, holds: boolean, rule: string) =>
      holds ? [] : [{ path: [...path, `${field}.${resource}`], rule }];
    return [
      ...broken(
        'requests',
        requests >= pods * quantityValue(proxy.requests[resource]),
        `${
          hard[`requests.${resource}`]
        } is below what the proxies of ${pods} pods ask for, ${
          proxy.requests[resource]
        } each`,
      ),
      ...broken(
        'limits',
        limits >= requests + pods * quantityValue(proxy.limits[resource]),
        `${hard[`limits.${resource}`]} is below the requests, ${
          hard[`requests.${resource}`]
        }, with the limits of the proxies of ${pods} pods, ${
          proxy.limits[resource]
        } each`,
      ),
    ];
  });
}

/** A broker refuses the pair in whatever order it is set. */
function eventBus({ eventBus: { limits } }: TargetState): BrokenRule[] {
  const { backlog, retention } = limits;
  return backlog.bytes < retention.bytes
    ? []
    : [
        {
          path: ['eventBus', 'limits', 'backlog', 'bytes'],
          rule: `${backlog.bytes} is not below the retention of ${retention.bytes} bytes, and a broker refuses such a pair`,
        },
      ];
}
