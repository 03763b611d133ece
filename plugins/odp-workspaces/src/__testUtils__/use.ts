import type {
  NamespaceList,
  QuotaUse,
} from '@internal/plugin-odp-clusters-common';
import type {
  BusNamespace,
  BusNamespaceDetail,
  BusNamespaceList,
  Forecast,
  TopicSummary,
  Usage,
} from '@internal/plugin-odp-pulsar-common';
import {
  aNamespaceDetail,
  aNamespaceList,
  aNamespaceSummary,
} from '@internal/test-utils';
import type { FakeWorkspacesBackend } from './FakeWorkspacesBackend';
import { minutesAgo } from './moment';

const GB = 1_000_000_000;
const NAME = 'workspace-acme-risk';

/** Lines of a quota, each as used and granted. */
export function quotaOf(
  lines: Record<string, [number | undefined, number]>,
): QuotaUse[] {
  return Object.entries(lines).map(([resource, [used, hard]]) => ({
    quota: 'workspace',
    resource,
    ...(used !== undefined && { used }),
    hard,
  }));
}

/** What acme-risk uses of its quota: CPU most. */
export const busyQuota = quotaOf({
  pods: [22, 60],
  'requests.cpu': [14.8, 16],
  'requests.memory': [56 * 2 ** 30, 64 * 2 ** 30],
});

/** The namespaces of a cluster, of which that of acme-risk alone matters. */
export function namespacesWith(
  quota: QuotaUse[] | undefined,
  change: Partial<NamespaceList> = {},
): NamespaceList {
  return aNamespaceList({
    items: [aNamespaceSummary(), aNamespaceSummary({ name: NAME, quota })],
    ...change,
  });
}

const growing: Forecast = {
  state: 'growing',
  status: 'failing',
  effect: 'evicts',
  limitAt: minutesAgo(-20),
  subscription: 'yaml-processor',
};

/** A topic of acme-risk against its limit of 1 GB. */
function aUsage(topic: string, used: number | undefined): Usage {
  return {
    kind: 'backlog',
    topic: `persistent://odp/${NAME}/${topic}`,
    limit: { state: 'set', value: GB },
    ...(used !== undefined && { used, share: used / GB }),
  };
}

/** acme-risk on the bus: one of its topics evicts in 20 min. */
export const busyBusNamespace: BusNamespace = {
  name: `odp/${NAME}`,
  workspace: 'acme-risk',
  status: 'failing',
  reasons: ['pipeline.submitted evicts yaml-processor in about 20 min'],
  topics: { total: 2, system: 5 },
  worst: [aUsage('pipeline.submitted', 0.63 * GB)],
  forecast: growing,
  rates: {},
  policy: { state: 'as-declared' },
};

const sight = {
  instance: 'odp-eu-bus',
  freshness: { state: 'live', asOf: minutesAgo(0.2) },
  gaps: [],
} as const;

/** The namespaces of the bus that acme-risk is on. */
export function busNamespacesWith(
  change: Partial<BusNamespaceList> = {},
): BusNamespaceList {
  return {
    ...sight,
    gaps: [],
    verdict: { status: 'failing', title: '', text: '' },
    items: [busyBusNamespace],
    hidden: { count: 0 },
    ...change,
  };
}

function aTopic(
  change: Partial<TopicSummary> & { name: string },
): TopicSummary {
  return {
    namespace: `odp/${NAME}`,
    status: 'healthy',
    rates: {},
    subscriptions: 2,
    ...change,
  };
}

const submitted = aUsage('pipeline.submitted', 0.63 * GB);
const completed = aUsage('pipeline.completed', undefined);

/** acme-risk on the bus with its two topics. */
const busyBusDetail: BusNamespaceDetail = {
  ...sight,
  gaps: [],
  summary: busyBusNamespace,
  topics: [
    aTopic({
      name: submitted.topic,
      status: 'failing',
      diagnosis: 'Blocked on unacked messages',
      backlog: submitted,
      forecast: growing,
    }),
    aTopic({
      name: completed.topic,
      status: 'unknown',
      backlog: completed,
      forecast: { state: 'unknown', status: 'unknown' },
      partitions: 4,
    }),
  ],
};

/** Where the backends of other plugins tell what acme-risk uses. */
export const CALLS = {
  namespaces: 'GET odp-clusters/clusters/odp-eu/namespaces',
  namespace: `GET odp-clusters/clusters/odp-eu/namespaces/${NAME}`,
  busNamespaces: 'GET odp-pulsar/instances/odp-eu-bus/namespaces',
  busNamespace: `GET odp-pulsar/instances/odp-eu-bus/namespaces/odp/${NAME}`,
} as const;

/** Lets the other backends tell what acme-risk uses. */
export function withUse(backend: FakeWorkspacesBackend): FakeWorkspacesBackend {
  Object.assign(backend.answers, {
    [CALLS.namespaces]: namespacesWith(busyQuota),
    [CALLS.namespace]: aNamespaceDetail({
      summary: aNamespaceSummary({ name: NAME, quota: busyQuota }),
    }),
    [CALLS.busNamespaces]: busNamespacesWith(),
    [CALLS.busNamespace]: busyBusDetail,
  });
  return backend;
}
