import {
  type ComponentDetail,
  componentDetailSchema,
  type ComponentGeneration,
  type Condition,
  type Operation,
  type Plan,
  summarizeOperation,
} from '@internal/plugin-odp-workspaces-common';
import { minutesAgo } from './moment';
import { aPlan, anOperation } from './workspaces';

export const OLD = `sha256:${'ab12'.padEnd(64, '0')}`;
export const NEW = `sha256:${'cd34'.padEnd(64, '1')}`;
export const REPOSITORY =
  'registry.odp.internal/workspaces/acme-risk/orders-api';
export const TOPIC = 'persistent://odp/workspace-acme-risk/pipeline.submitted';
const spec = {
  workspace: 'acme-risk',
  name: 'orders-api',
  title: 'Orders',
  description: 'Takes orders.',
  language: 'go' as const,
  template: { name: 'odp-go-service', version: '1.0.0' },
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
};

/** Generations of orders-api by their digests, the first of which had none; the latest is first. */
export function generationsOf(
  ...digests: Array<string | undefined>
): ComponentGeneration[] {
  return digests
    .map((digest, index) => ({
      generation: index + 1,
      spec: { ...spec, ...(digest && { digest }) },
      since: minutesAgo(600 - index * 60),
    }))
    .reverse();
}

/** The workload of orders-api as the portal found it last on odp-eu. */
export function workloadCondition(change: Partial<Condition> = {}): Condition {
  return {
    system: 'workload',
    place: 'odp-eu',
    state: 'ready',
    reason: 'Running',
    message: '2 of 2 pods run.',
    observedGeneration: 2,
    since: minutesAgo(34),
    checkedAt: minutesAgo(0.1),
    ...change,
  };
}

/** An operation on orders-api, done by default. */
export function aComponentOperation(
  change: Partial<Operation> = {},
): Operation {
  return anOperation({
    id: '21',
    kind: 'deploy',
    component: 'orders-api',
    generation: 2,
    plan: aComponentPlan(),
    requestedAt: minutesAgo(37),
    endedAt: minutesAgo(35),
    steps: [
      {
        system: 'workload',
        place: 'odp-eu',
        state: 'done',
        attempts: 1,
        startedAt: minutesAgo(36),
        endedAt: minutesAgo(35),
      },
    ],
    ...change,
  });
}

/** A plan to deploy the new image. */
export function aComponentPlan(change: Partial<Plan> = {}): Plan {
  return aPlan({
    kind: 'deploy',
    component: 'orders-api',
    generation: 2,
    changes: [
      {
        system: 'workload',
        place: 'odp-eu',
        subject: 'Deployment/orders-api',
        action: 'update',
        fields: [
          {
            path: 'spec.template.spec.containers[0].image',
            before: `${REPOSITORY}@${OLD}`,
            after: `${REPOSITORY}@${NEW}`,
          },
        ],
        warnings: [],
        conflicts: [],
      },
    ],
    cost: { beforeUsdPerMonth: 0, afterUsdPerMonth: 0 },
    approval: undefined,
    ...change,
  });
}

/** orders-api of acme-risk: two pods of an image on one cluster. */
export function aComponent(
  change: Partial<ComponentDetail> = {},
): ComponentDetail {
  return componentDetailSchema.parse({
    ...spec,
    digest: OLD,
    repository: 'https://git.example/acme-risk/orders-api',
    phase: 'ready',
    generation: 2,
    observedGeneration: 2,
    namespace: 'workspace-acme-risk',
    owner: 'group:default/risk-platform',
    imageRepository: REPOSITORY,
    conditions: [workloadCondition()],
    createdAt: minutesAgo(600),
    inventory: [],
    operations: [summarizeOperation(aComponentOperation())],
    generations: generationsOf(undefined, OLD),
    ...change,
  });
}

/** orders-api before its first image. */
export function anAwaiting(): ComponentDetail {
  return aComponent({
    digest: undefined,
    generation: 1,
    observedGeneration: 1,
    generations: generationsOf(undefined),
    conditions: [
      workloadCondition({
        reason: 'AwaitingImage',
        message: 'Its Service is there; it awaits its first image.',
      }),
    ],
  });
}

/** orders-api while its new image is on its way. */
export function aRollingOut(): ComponentDetail {
  return aComponent({
    digest: NEW,
    generation: 3,
    observedGeneration: 3,
    generations: generationsOf(undefined, OLD, NEW),
    conditions: [
      workloadCondition({
        state: 'progressing',
        reason: 'RollingOut',
        message: '1 of 2 pods are new and ready.',
      }),
    ],
  });
}

/** What orders-api consumes, and how the portal found it. */
export function withSubscription(component: ComponentDetail): ComponentDetail {
  return {
    ...component,
    event: 'pipeline.submitted',
    subscription: {
      topic: TOPIC,
      subscription: 'orders-api',
      deadLetterTopic: `${TOPIC}-orders-api-DLQ`,
    },
    conditions: [
      workloadCondition({ system: 'subscription', place: 'odp-eu-bus' }),
      ...component.conditions,
    ],
  };
}
