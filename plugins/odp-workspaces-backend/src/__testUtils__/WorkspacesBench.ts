import type {
  OperationRequest,
  PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import {
  type ComponentSpec,
  loadTargetState,
  type WorkspaceSpec,
} from '@internal/target-state';
import type { Knex } from 'knex';
import type { Drivers } from '../drivers/Drivers';
import { ComponentPlanner } from '../plan/ComponentPlanner';
import { Planner } from '../plan/Planner';
import { Planners } from '../plan/Planners';
import type { Requester } from '../service/callers';
import { Components } from '../service/Components';
import { Workspaces } from '../service/Workspaces';
import type { Claim } from '../store/Claim';
import { Claims } from '../store/Claims';
import { generationsOf } from '../store/componentGenerations';
import { openDatabase } from '../store/openDatabase';
import { Decisions } from '../store/Decisions';
import { Operations } from '../store/Operations';
import {
  type ComponentStore,
  SubjectStore,
  type WorkspaceStore,
} from '../store/SubjectStore';
import { COMPONENTS, type SubjectKind, WORKSPACES } from '../store/subjects';
import { benchPolicy } from './benchPolicy';
import { componentCreation } from './componentRequests';
import { fakeDirectory } from './fakeDirectory';
import { fakePlaces } from './fakePlaces';
import { TARGET_STATE } from './Places';
import { takeLook } from './takeLook';
import { creation } from './workspaceRequests';

const DAY = 24 * 60 * 60_000;
const LEASE_MS = 60_000;
const target = loadTargetState(TARGET_STATE);

export const owner: Requester = {
  user: 'user:default/owner',
  claims: ['user:default/owner', 'group:default/risk-platform'],
};
export const approver: Requester = {
  user: 'user:default/engineer',
  claims: ['user:default/engineer', 'group:default/platform-team'],
};

/** Workspaces over a database, with places in memory; looks are taken one by one. */
export class WorkspacesBench {
  readonly #places = fakePlaces();
  readonly cluster = this.#places.cluster;
  readonly bus = this.#places.bus;
  readonly workloads = this.#places.workloads;
  readonly subscriptions = this.#places.subscriptions;
  readonly policy = { ...benchPolicy };
  /** Whom the catalog does not know. */
  readonly missing = new Set<string>();
  readonly store: WorkspaceStore;
  readonly components: Components;
  readonly decisions: Decisions;
  readonly workspaces: Workspaces;
  readonly #knex: Knex;
  readonly #drivers = this.#places.drivers;
  readonly #componentStore: ComponentStore;
  /** Milliseconds that have passed. */
  #passed = 0;
  #keys = 0;

  static async create(knex: Knex): Promise<WorkspacesBench> {
    await openDatabase({ getClient: async () => knex });
    return new WorkspacesBench(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.store = SubjectStore.ofWorkspaces(knex);
    this.#componentStore = SubjectStore.ofComponents(knex);
    this.decisions = Decisions.create({ knex, now: this.now });
    const directory = fakeDirectory(this.missing);
    const common = {
      target,
      directory,
      policy: this.policy,
      generationsOf: (component: string) => generationsOf(knex, component),
    };
    const stores = { workspaces: this.store, components: this.#componentStore };
    this.components = Components.create({ ...common, ...stores });
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
      planners: Planners.create({
        workspaces: {
          drivers: this.#drivers.workspaces,
          store: this.store,
          planner: Planner.create({
            ...common,
            drivers: this.#drivers.workspaces,
            store: this.store,
            components: this.#componentStore,
          }),
        },
        components: {
          drivers: this.#drivers.components,
          store: this.#componentStore,
          planner: ComponentPlanner.create({
            ...common,
            ...stores,
            drivers: this.#drivers.components,
          }),
        },
      }),
      drivers: this.#drivers.workspaces,
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

  claims(leaseMs = LEASE_MS): Claims<WorkspaceSpec> {
    return this.#claimsOf(WORKSPACES, leaseMs);
  }

  componentClaims(leaseMs = LEASE_MS): Claims<ComponentSpec> {
    return this.#claimsOf(COMPONENTS, leaseMs);
  }

  #claimsOf<Spec>(kind: SubjectKind, leaseMs: number): Claims<Spec> {
    return Claims.create({ knex: this.#knex, kind, holder: 'bench', leaseMs });
  }

  /** Takes a look at the workspace, or else the component, that is due, if there is one. */
  async look(): Promise<boolean> {
    return (
      (await this.#lookAt({
        claims: this.claims(),
        store: this.store,
        drivers: this.#drivers.workspaces,
      })) ||
      this.#lookAt({
        claims: this.componentClaims(),
        store: this.#componentStore,
        drivers: this.#drivers.components,
      })
    );
  }

  async #lookAt<Spec extends { clusters: string[] }>(of: {
    claims: Claims<Spec>;
    store: SubjectStore<Spec>;
    drivers: Drivers<Spec>;
  }): Promise<boolean> {
    const claim = await of.claims.next();
    if (!claim) {
      return false;
    }
    await takeLook(claim, { ...of, now: this.now });
    return true;
  }

  /** Takes the look at a component that somebody has claimed. */
  lookWith(claim: Claim<ComponentSpec>): Promise<void> {
    return takeLook(claim, {
      store: this.#componentStore,
      drivers: this.#drivers.components,
      now: this.now,
    });
  }

  /** Makes everything due now, and looks until nothing is. */
  async settle(): Promise<void> {
    await this.#knex('workspaces').update({ next_look_at: 0 });
    await this.#knex('components').update({ next_look_at: 0 });
    while (await this.look()) {
      // The next one.
    }
  }

  /** Makes acme-risk and waits until it is ready. */
  async made(): Promise<void> {
    await this.ask(creation);
    await this.settle();
  }

  /** Makes scoring-agent in it, too, which awaits its first image. */
  async componentMade(): Promise<void> {
    await this.made();
    await this.ask(componentCreation);
    await this.settle();
  }

  async approve(id: string) {
    return this.workspaces.approve(id, {}, approver);
  }
}
