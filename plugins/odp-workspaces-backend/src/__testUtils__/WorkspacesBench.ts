import { mockServices } from '@backstage/backend-test-utils';
import type {
  ApprovalPolicy,
  OperationRequest,
  PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import { loadTargetState } from '@internal/target-state';
import type { Knex } from 'knex';
import { Drivers } from '../drivers/Drivers';
import type { Directory } from '../plan/Directory';
import { Planner } from '../plan/Planner';
import { Look } from '../reconcile/Look';
import { type Requester, Workspaces } from '../service/Workspaces';
import { Claims } from '../store/Claims';
import { openDatabase } from '../store/openDatabase';
import { Decisions } from '../store/Decisions';
import { Operations } from '../store/Operations';
import { WorkspaceStore } from '../store/SubjectStore';
import { FakeDriver } from './FakeDriver';
import { TARGET_STATE } from './Places';

const DAY = 24 * 60 * 60_000;
const target = loadTargetState(TARGET_STATE);

const POLICY: ApprovalPolicy = {
  approvers: ['group:default/platform-team'],
  tiers: ['l'],
  clusters: [],
  decommission: true,
};

export const owner: Requester = {
  user: 'user:default/owner',
  claims: ['user:default/owner', 'group:default/risk-platform'],
};
export const approver: Requester = {
  user: 'user:default/engineer',
  claims: ['user:default/engineer', 'group:default/platform-team'],
};

/** Asks for acme-risk in tier s, which nobody has to approve. */
export const creation = {
  kind: 'create',
  workspace: 'acme-risk',
  spec: {
    displayName: 'Acme risk',
    owner: 'group:default/risk-platform',
    members: [],
    tier: 's',
    clusters: ['odp-eu'],
  },
} satisfies PlanRequest;

/** Asks for acme-risk in tier l, which has to be approved. */
export const large = {
  kind: 'resize',
  workspace: 'acme-risk',
  spec: { tier: 'l' },
} satisfies PlanRequest;

/** Workspaces over a database, with places in memory; looks are taken one by one. */
export class WorkspacesBench {
  readonly cluster = new FakeDriver('odp-eu', ['namespace', 'quota', 'access']);
  readonly bus = new FakeDriver('bus', ['event-bus']);
  readonly policy = { ...POLICY };
  /** Whom the catalog does not know. */
  readonly missing = new Set<string>();
  readonly store: WorkspaceStore;
  readonly decisions: Decisions;
  readonly workspaces: Workspaces;
  readonly #knex: Knex;
  readonly #drivers: Drivers;
  /** Milliseconds that have passed. */
  #passed = 0;
  #keys = 0;

  static async create(knex: Knex): Promise<WorkspacesBench> {
    await openDatabase({ getClient: async () => knex });
    return new WorkspacesBench(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.#drivers = Drivers.create({
      clusters: [this.cluster],
      bus: this.bus,
    });
    this.store = WorkspaceStore.create(knex);
    this.decisions = Decisions.create({ knex, now: this.now });
    const directory: Directory = {
      missingOf: async refs =>
        refs.filter(ref => this.missing.has(ref) || ref.startsWith('system:')),
    };
    this.workspaces = Workspaces.create({
      target,
      directory,
      store: this.store,
      operations: Operations.create({
        knex,
        restMs: 30 * DAY,
        approvalMs: 3 * DAY,
        now: this.now,
      }),
      decisions: this.decisions,
      planner: Planner.create({
        target,
        drivers: this.#drivers,
        store: this.store,
        directory,
        policy: this.policy,
      }),
      drivers: this.#drivers,
      policy: this.policy,
      wake: () => undefined,
      now: this.now,
    });
  }

  readonly now = () => Date.now() + this.#passed;

  pass(ms: number): void {
    this.#passed += ms;
  }

  /** Plans and submits, as somebody who has seen the plan. */
  async ask(request: PlanRequest, requester = owner) {
    const { planHash } = await this.workspaces.plan(request);
    this.#keys += 1;
    return this.workspaces.submit(
      {
        ...request,
        planHash,
        idempotencyKey: `key-${this.#keys}`,
      } as OperationRequest,
      requester,
    );
  }

  claims(leaseMs = 60_000): Claims {
    return Claims.create({ knex: this.#knex, holder: 'bench', leaseMs });
  }

  /** Takes a look at the workspace that is due, if there is one. */
  async look(): Promise<boolean> {
    const claim = await this.claims().next();
    if (!claim) {
      return false;
    }
    const [latest] = await this.store.operationsOf(claim.id, 1);
    await Look.create({
      claim,
      operation: latest?.state === 'applying' ? latest : undefined,
      drivers: this.#drivers,
      logger: mockServices.logger.mock(),
      interruption: claim.signal,
      signal: claim.signal,
      resyncMs: 5 * 60_000,
      now: this.now,
    }).take();
    return true;
  }

  /** Makes every workspace due now, and looks until nothing is. */
  async settle(): Promise<void> {
    await this.#knex('workspaces').update({ next_look_at: 0 });
    while (await this.look()) {
      // The next one.
    }
  }

  /** Makes acme-risk and waits until it is ready. */
  async made(): Promise<void> {
    await this.ask(creation);
    await this.settle();
  }

  async approve(id: string) {
    return this.workspaces.approve(id, {}, approver);
  }
}
