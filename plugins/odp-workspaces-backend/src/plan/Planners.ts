import {
  type ComponentRequest,
  isOfComponent,
  nextComponentSpec,
  nextSpec,
  type OperationStep,
  type Plan,
  type PlanRequest,
  type WorkspaceRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { ComponentSpec, WorkspaceSpec } from '@internal/target-state';
import type { Drivers } from '../drivers/Drivers';
import type { ComponentStore, WorkspaceStore } from '../store/SubjectStore';
import type { ComponentPlanner } from './ComponentPlanner';
import type { Planner } from './Planner';
import { stepsOf } from './stepsOf';

interface Kind<OnePlanner, Store, Spec extends { clusters: string[] }> {
  planner: OnePlanner;
  store: Store;
  drivers: Drivers<Spec>;
}

interface PlannersOptions {
  workspaces: Kind<Planner, WorkspaceStore, WorkspaceSpec>;
  components: Kind<ComponentPlanner, ComponentStore, ComponentSpec>;
}

/** What operations would do, whatever they are about. */
export class Planners {
  readonly #options: PlannersOptions;

  static create(options: PlannersOptions): Planners {
    return new Planners(options);
  }

  private constructor(options: PlannersOptions) {
    this.#options = options;
  }

  /** @throws as the planners do */
  plan(request: PlanRequest): Promise<Plan> {
    const { workspaces, components } = this.#options;
    return isOfComponent(request)
      ? components.planner.plan(request)
      : workspaces.planner.plan(request);
  }

  /** Every step of an operation that was planned, in order. */
  async stepsOf(request: PlanRequest): Promise<OperationStep[]> {
    const { workspaces, components } = this.#options;
    return isOfComponent(request)
      ? stepsOf(components.drivers.partsOf(await this.#componentOf(request)), {
          isRemoval: request.kind === 'delete-component',
        })
      : stepsOf(workspaces.drivers.partsOf(await this.#workspaceOf(request)), {
          isRemoval: request.kind === 'decommission',
        });
  }

  async #workspaceOf(request: WorkspaceRequest): Promise<WorkspaceSpec> {
    const { store } = this.#options.workspaces;
    return request.kind === 'create'
      ? nextSpec(undefined, request)
      : (await store.find(request.workspace))!.record.spec;
  }

  /** Its places stay what they were made in. */
  async #componentOf(request: ComponentRequest): Promise<ComponentSpec> {
    const { store } = this.#options.components;
    return request.kind === 'create-component'
      ? nextComponentSpec(undefined, request)
      : (await store.find(request.component))!.record.spec;
  }
}
