import { resolve } from 'node:path';
import { checkCrossReferences } from '.';
import { loadTargetState } from '../loadTargetState';
import type { TargetState } from '../schema';

const real = loadTargetState(
  resolve(__dirname, '../../../../target-state/odp.yaml'),
);

const BROKEN: [string, (target: TargetState) => void, string][] = [
  [
    'workspaces.network.ingressFrom.0',
    ({ workspaces }) => (workspaces.network.ingressFrom[0] = 'konk'),
    "there is no component 'konk'",
  ],
  [
    'workspaces.network.scrapedBy',
    ({ workspaces }) => (workspaces.network.scrapedBy = 'waf'),
    "component 'waf' runs in no namespace",
  ],
  [
    'workspaces.network.egressTo.1.component',
    ({ workspaces }) => (workspaces.network.egressTo[1].component = 'oracle'),
    "there is no component 'oracle'",
  ],
  [
    'workspaces.network.egressTo.1.ports.0',
    ({ workspaces }) => (workspaces.network.egressTo[1].ports = ['sql']),
    "component 'postgresql' has no port 'sql'",
  ],
  [
    'workspaces.tiers.1.id',
    ({ workspaces }) => (workspaces.tiers[1].id = 's'),
    "'s' stands twice in workspaces.tiers",
  ],
  [
    'workspaces.tiers.0.container.max.cpu',
    ({ workspaces }) => (workspaces.tiers[0].container.max.cpu = '1900m'),
    '1900m is below the limit of the proxy, 2',
  ],
  [
    'workspaces.tiers.0.container.max.memory',
    ({ workspaces }) => (workspaces.sidecars.vaultAgent.limits.memory = '9Gi'),
    '8Gi is below the limit of the Vault agent, 9Gi',
  ],
  [
    'workspaces.tiers.0.container.max.memory',
    ({ workspaces }) => (workspaces.tiers[0].container.max.memory = '17Gi'),
    '17Gi is above the quota of requests, 16Gi',
  ],
  [
    'workspaces.tiers.1.container.default.cpu',
    ({ workspaces }) => (workspaces.tiers[1].container.default.cpu = '50m'),
    '50m is below the default request, 100m',
  ],
  [
    'workspaces.tiers.1.container.default.memory',
    ({ workspaces }) =>
      (workspaces.tiers[1].container.defaultRequest.memory = '2Gi'),
    '1Gi is below the default request, 2Gi',
  ],
  [
    'workspaces.tiers.2.quota.requests.cpu',
    ({ workspaces }) => (workspaces.tiers[2].quota['requests.cpu'] = '11'),
    '11 is below what the proxies of 120 pods ask for, 100m each',
  ],
  [
    'workspaces.tiers.2.quota.limits.cpu',
    ({ workspaces }) => (workspaces.tiers[2].quota['limits.cpu'] = '271'),
    '271 is below the requests, 32, with the limits of the proxies of 120 pods, 2 each',
  ],
  [
    'eventBus.limits.backlog.bytes',
    ({ eventBus: { limits } }) =>
      (limits.backlog.bytes = limits.retention.bytes),
    '10000000000 is not below the retention of 10000000000 bytes, and a broker refuses such a pair',
  ],
  [
    'workspaces.components.pool',
    ({ workspaces }) => (workspaces.components.pool = 'quantum'),
    "there is no node pool 'quantum'",
  ],
  [
    'workspaces.components.ports.0',
    ({ workspaces }) => workspaces.components.ports.reverse(),
    'the first port is the one that is called, and is not scraped',
  ],
  [
    'workspaces.components.replicas',
    ({ workspaces }) => (workspaces.components.replicas.most = 3),
    '2, 4 and 3 are not in order',
  ],
  [
    'workspaces.components.tracing.port',
    ({ workspaces }) => (workspaces.components.tracing.port = 'otlp'),
    "workspaces.network.egressTo does not let 'otlp' of 'otel-collector' be reached",
  ],
  [
    'workspaces.components.tracing.component',
    ({ workspaces }) => (workspaces.components.tracing.component = 'waf'),
    "there is no component 'waf' that runs in a namespace",
  ],
  [
    'workspaces.components.sizes.0.limits.cpu',
    ({ workspaces }) => (workspaces.components.sizes[0].limits.cpu = '2500m'),
    "2500m is above what a container of tier 's' may have, 2",
  ],
  [
    'workspaces.components.sizes.0.limits.memory',
    ({ workspaces }) =>
      (workspaces.components.sizes[0].limits.memory = '255Mi'),
    '255Mi is below the request, 256Mi',
  ],
];

describe('workspaces in the target state', () => {
  it.each(BROKEN)('%s', (path, change, rule) => {
    const target = structuredClone(real);
    change(target);
    expect(
      checkCrossReferences(target).map(broken => ({
        ...broken,
        path: broken.path.join('.'),
      })),
    ).toEqual([{ path, rule }]);
  });
});
