import {
  type Condition,
  type Offer,
  type Operation,
  type Plan,
  planSchema,
  summarizeOperation,
  WORKSPACE_SYSTEMS,
  type WorkspaceDetail,
  workspaceDetailSchema,
} from '@internal/plugin-odp-workspaces-common';
import { FakeWorkspacesBackend } from './FakeWorkspacesBackend';
import { checks, network } from './evidence';
import { minutesAgo } from './moment';

export const ENGINEER = 'user:default/platform-engineer';
export const OWNER = 'user:default/workspace-owner';
export const HASH = '9f41'.padEnd(64, '0');
export const OTHER_HASH = 'c07e'.padEnd(64, '1');

/** Conditions of a workspace that is as ordered, with some that are not. */
export function conditions(change: Partial<Condition>[] = []): Condition[] {
  return WORKSPACE_SYSTEMS.map(system => ({
    system,
    place: system === 'event-bus' ? 'odp-eu-bus' : 'odp-eu',
    state: 'ready',
    reason: 'Verified',
    message: `${system} is as declared.`,
    observedGeneration: 3,
    since: minutesAgo(120),
    checkedAt: minutesAgo(1),
    ...change.find(one => one.system === system),
  }));
}

/** Quota is drifted: somebody raised it with kubectl. */
export const drifted: Partial<Condition> = {
  system: 'quota',
  state: 'drifted',
  reason: 'Changed',
  message:
    'ResourceQuota/workspace: spec.hard.pods is 99, declared 60; changed by kubectl-edit.',
};

/** A plan to resize acme-risk from Medium to Large. */
export function aPlan(change: Partial<Plan> = {}): Plan {
  return planSchema.parse({
    kind: 'resize',
    workspace: 'acme-risk',
    generation: 3,
    changes: [
      {
        system: 'quota',
        place: 'odp-eu',
        subject: 'ResourceQuota/workspace',
        action: 'update',
        fields: [
          { path: 'spec.hard.requests.cpu', before: '16', after: '32' },
          { path: 'spec.hard.pods', before: '60', after: '120' },
        ],
        warnings: [],
        conflicts: [{ manager: 'kubectl-edit', field: '.spec.hard.pods' }],
      },
      ...['namespace', 'network'].map(system => ({
        system,
        place: 'odp-eu',
        subject: `Object/${system}`,
        action: 'unchanged',
        fields: [],
        warnings: [],
        conflicts: [],
      })),
    ],
    refusals: [],
    cost: { beforeUsdPerMonth: 612, afterUsdPerMonth: 1224 },
    approval: {
      reasons: ['Tier l needs an approval.'],
      approvers: ['group:default/platform-team'],
    },
    planHash: HASH,
    ...change,
  });
}

/** An operation, done by default. */
export function anOperation(change: Partial<Operation> = {}): Operation {
  return {
    id: '11',
    kind: 'create',
    workspace: 'acme-risk',
    state: 'done',
    generation: 3,
    requestedBy: OWNER,
    requestedAt: minutesAgo(180),
    plan: aPlan({ kind: 'create', approval: undefined }),
    steps: WORKSPACE_SYSTEMS.map(system => ({
      system,
      place: 'odp-eu',
      state: 'done',
      attempts: 1,
      startedAt: minutesAgo(180),
      endedAt: minutesAgo(179.5),
    })),
    written: [],
    endedAt: minutesAgo(179),
    ...change,
  };
}

/** A resize that waits for the platform team. */
export function aWaiting(change: Partial<Operation> = {}): Operation {
  return anOperation({
    id: '12',
    kind: 'resize',
    state: 'waiting',
    requestedAt: minutesAgo(3),
    reason: 'Q4 stress runs',
    plan: aPlan(),
    approval: { ...aPlan().approval!, expiresAt: minutesAgo(-71 * 60) },
    endedAt: undefined,
    ...change,
  });
}

/** acme-risk: Medium, on one cluster, as ordered. */
export function aWorkspace(
  change: Partial<WorkspaceDetail> = {},
): WorkspaceDetail {
  return workspaceDetailSchema.parse({
    id: 'acme-risk',
    displayName: 'Acme Risk',
    owner: 'group:default/risk-platform',
    members: [{ subject: 'group:default/viewers', role: 'viewer' }],
    tier: 'm',
    clusters: ['odp-eu'],
    phase: 'ready',
    generation: 3,
    observedGeneration: 3,
    namespace: 'workspace-acme-risk',
    busNamespace: 'odp/workspace-acme-risk',
    usdPerMonth: 612,
    conditions: conditions(),
    createdAt: minutesAgo(180),
    inventory: [
      {
        system: 'quota',
        place: 'odp-eu',
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        name: 'workspace',
      },
      {
        system: 'event-bus',
        place: 'odp-eu-bus',
        kind: 'PulsarNamespace',
        name: 'odp/workspace-acme-risk',
      },
    ],
    checks,
    network,
    operations: [summarizeOperation(anOperation())],
    ...change,
  });
}

/** acme-risk with a resize that waits for the platform team. */
export function aWaitingWorkspace(
  change: Partial<Operation> = {},
): WorkspaceDetail {
  const { kind, reason, requestedBy, plan, approval } = aWaiting(change);
  return aWorkspace({
    openOperation: '12',
    requestedBy,
    waitsFor: ['group:default/platform-team'],
    question: {
      kind,
      reason,
      reasons: approval!.reasons,
      expiresAt: approval!.expiresAt,
      cost: plan.cost,
    },
    operations: [aWaiting(change), anOperation()].map(summarizeOperation),
  });
}

const offer: Offer = {
  tiers: [
    { id: 'm', title: 'Medium', usdPerMonth: 612, needsApproval: false },
    { id: 'l', title: 'Large', usdPerMonth: 1224, needsApproval: true },
  ].map(tier => ({
    ...tier,
    description: '',
    quota: { 'requests.cpu': '16', pods: '60' },
  })),
  clusters: [{ name: 'odp-eu', needsApproval: false }],
  components: {
    sizes: [
      {
        id: 'small',
        title: 'Small',
        requests: { cpu: '100m', memory: '256Mi' },
        limits: { cpu: '500m', memory: '256Mi' },
      },
      {
        id: 'medium',
        title: 'Medium',
        requests: { cpu: '500m', memory: '512Mi' },
        limits: { cpu: '1', memory: '512Mi' },
      },
    ],
    replicas: { default: { min: 2, max: 4 }, most: 20 },
    events: [
      { name: 'pipeline.submitted', description: 'Somebody asks for a run' },
    ],
  },
};

/** The backend with these workspaces; it tells the plans of 11 and 12, plans a resize and takes up what it is sent. */
export function backendWith(
  ...workspaces: WorkspaceDetail[]
): FakeWorkspacesBackend {
  return FakeWorkspacesBackend.create({
    'GET /workspaces': { items: workspaces },
    'GET /offer': offer,
    'GET /components': { items: [] },
    'GET /operations/11': anOperation(),
    'GET /operations/12': aWaiting(),
    'POST /plans': aPlan(),
    'POST /operations': aWaiting(),
    ...Object.fromEntries(
      workspaces.map(workspace => [
        `GET /workspaces/${workspace.id}`,
        workspace,
      ]),
    ),
  });
}
