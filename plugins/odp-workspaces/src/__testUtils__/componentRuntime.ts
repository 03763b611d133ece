import type {
  NamespaceDetail,
  Workload,
} from '@internal/plugin-odp-clusters-common';
import type { TopicDetail } from '@internal/plugin-odp-pulsar-common';
import type {
  ComponentDetail,
  Plan,
} from '@internal/plugin-odp-workspaces-common';
import { aNamespaceDetail, aNamespaceSummary } from '@internal/test-utils';
import {
  aComponentOperation,
  aComponentPlan,
  NEW,
  OLD,
  REPOSITORY,
  TOPIC,
} from './components';
import type { FakeWorkspacesBackend } from './FakeWorkspacesBackend';
import { minutesAgo } from './moment';
import { CALLS } from './use';
import { aWorkspace, backendWith } from './workspaces';

/** The Deployment of orders-api on odp-eu. */
export function aWorkload(change: Partial<Workload> = {}): Workload {
  return {
    kind: 'Deployment',
    name: 'orders-api',
    status: 'healthy',
    reasons: [],
    ready: 2,
    desired: 2,
    image: `${REPOSITORY}@${OLD}`,
    ...change,
  };
}

/** The namespace of acme-risk on odp-eu with what runs in it. */
export function aRuntime(
  workloads: Workload[],
  change: Partial<NamespaceDetail> = {},
): NamespaceDetail {
  return aNamespaceDetail({
    freshness: { state: 'live', asOf: minutesAgo(0) },
    summary: aNamespaceSummary({ name: 'workspace-acme-risk' }),
    workloads,
    ...change,
  });
}

/** The namespace where the new image cannot be pulled, while the old pods serve. */
export function anUnpulled(): NamespaceDetail {
  const object = { kind: 'Pod', name: 'orders-api-7d9-x2x' };
  const workload = { kind: 'Deployment', name: 'orders-api' };
  const cause = `image ${REPOSITORY}@${NEW} cannot be pulled (ImagePullBackOff)`;
  return aRuntime(
    [
      aWorkload({
        status: 'progressing',
        image: `${REPOSITORY}@${NEW}`,
        reasons: [
          {
            rule: 'workload.updating',
            status: 'progressing',
            object: workload,
            message: `orders-api: rolling out, 2 of 2 pods ready; ${cause}`,
          },
        ],
      }),
    ],
    {
      troubledPods: [
        {
          name: object.name,
          workload,
          status: 'failing',
          reasons: [
            {
              rule: 'pod.image-pull',
              status: 'failing',
              object,
              workload,
              message: cause,
              since: minutesAgo(1),
            },
          ],
          restarts: { count: 0, atLeast: false },
          containers: ['orders-api'],
        },
      ],
    },
  );
}

/** The topic that orders-api consumes, where 1,204 entries wait for it. */
const busyTopic: TopicDetail = {
  instance: 'odp-eu-bus',
  freshness: { state: 'live', asOf: minutesAgo(0.2) },
  gaps: [],
  name: TOPIC,
  namespace: 'odp/workspace-acme-risk',
  status: 'degraded',
  partitions: [],
  isPartitioned: false,
  usages: [],
  rates: {},
  subscriptions: [
    {
      name: 'orders-api',
      status: 'degraded',
      diagnoses: [],
      backlogEntries: 1204,
      backlogBytes: 5 * 2 ** 20,
      consumers: [],
    },
  ],
  marks: [],
  evictions: [],
};

/** Where the event bus tells of {@link busyTopic}. */
const TOPIC_CALL =
  'GET odp-pulsar/instances/odp-eu-bus/topics/persistent/odp/workspace-acme-risk/pipeline.submitted';

/** The portal with one component in acme-risk, and what runs of it on odp-eu. */
export function backendOf(
  component: ComponentDetail,
  runtime: NamespaceDetail | Error | Response = aRuntime([aWorkload()]),
): FakeWorkspacesBackend {
  const backend = backendWith(aWorkspace());
  const { inventory, operations, generations, ...listed } = component;
  Object.assign(backend.answers, {
    'GET /components': { items: [listed] },
    'GET /components?workspace=acme-risk': { items: [listed] },
    [`GET /components/${component.name}`]: component,
    'GET /operations/21': aComponentOperation(),
    'POST /plans': (asked: object) => aComponentPlan(asked as Partial<Plan>),
    'POST /operations': aComponentOperation(),
    [CALLS.namespace]: runtime,
    [TOPIC_CALL]: busyTopic,
  });
  return backend;
}
