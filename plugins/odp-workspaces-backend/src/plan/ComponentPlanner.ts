import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  type ApprovalPolicy,
  componentApprovalDemandOf,
  type ComponentGeneration,
  type ComponentRequest,
  nextComponentSpec,
  type Operation,
  type Plan,
  type PlanChange,
  whyNotRun,
} from '@internal/plugin-odp-workspaces-common';
import {
  checkComponentSpec,
  type ComponentSpec,
  type TargetState,
} from '@internal/target-state';
import type { Drivers } from '../drivers/Drivers';
import type { ComponentRecord, WorkspaceRecord } from '../store/SubjectRecord';
import type { ComponentStore, WorkspaceStore } from '../store/SubjectStore';
import { type Directory, whyComponentInCatalog } from './Directory';
import { planHashOf } from './planHash';
import { planPlaces } from './planPlaces';
import { TIMEOUT_MS } from './Planner';

/** A component has no price: its workspace pays for its quota, used or not. */
const FREE = { beforeUsdPerMonth: 0, afterUsdPerMonth: 0 };

/** What asks for nothing that the component is not. */
const KEPT = new Set<ComponentRequest['kind']>([
  'restart',
  'repair-component',
  'delete-component',
]);

interface ComponentPlannerOptions {
  target: TargetState;
  drivers: Drivers<ComponentSpec>;
  policy: ApprovalPolicy;
  directory: Directory;
  workspaces: WorkspaceStore;
  components: ComponentStore;
  generationsOf: (component: string) => Promise<ComponentGeneration[]>;
}

/** Works out what an operation on a component would do. Writes nothing. */
export class ComponentPlanner {
  readonly #options: ComponentPlannerOptions;

  static create(options: ComponentPlannerOptions): ComponentPlanner {
    return new ComponentPlanner(options);
  }

  private constructor(options: ComponentPlannerOptions) {
    this.#options = options;
  }

  /**
   * @throws InputError for what no component can be
   * @throws NotFoundError, ConflictError for a component or a workspace that is not there, or is, or is ending
   */
  async plan(request: ComponentRequest): Promise<Plan> {
    const { components, drivers, policy } = this.#options;
    const { kind, workspace, component } = request;
    const home = await this.#homeOf(request);
    const found = await components.find(component);
    const record = found && livingOf(request, found.record);
    requireFits(request, record, found?.latest);
    const current = record?.generation ? record.spec : undefined;
    const { next, warning } = await this.#next(request, current);
    await this.#check(next, { request, current, home });
    const generation = record?.generation ?? 0;
    const { changes, refusals } = await planPlaces(
      drivers.of(next),
      {
        spec: next,
        current,
        inventory: record ? await components.inventoryOf(component) : [],
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      kind === 'delete-component' ? { evenIfInUse: true } : undefined,
    );
    return {
      kind,
      workspace,
      component,
      generation,
      changes: warning ? warned(changes, warning) : changes,
      refusals,
      cost: FREE,
      approval: componentApprovalDemandOf(policy, kind),
      planHash: planHashOf({ request, generation, changes }),
    };
  }

  /** The workspace that it is in. */
  async #homeOf({
    workspace: id,
    kind,
  }: ComponentRequest): Promise<WorkspaceRecord> {
    const found = await this.#options.workspaces.find(id);
    if (!found || found.record.goneAt !== undefined) {
      throw new NotFoundError(`There is no workspace '${id}'`);
    }
    const { record, latest } = found;
    if (!record.generation) {
      throw new ConflictError(
        `Workspace '${id}' is not made yet: operation ${latest?.id} waits for an approval`,
      );
    }
    if (record.isRemoved && kind !== 'delete-component') {
      throw new ConflictError(`Workspace '${id}' is being removed`);
    }
    return record;
  }

  async #next(
    request: ComponentRequest,
    current: ComponentSpec | undefined,
  ): Promise<{ next: ComponentSpec; warning?: string }> {
    if (request.kind !== 'roll-back') {
      return { next: nextComponentSpec(current, request) };
    }
    const { generation } = request.spec;
    const all = await this.#options.generationsOf(request.component);
    const earlier = all.find(one => one.generation === generation);
    if (!earlier) {
      throw new InputError(
        `spec.generation: component '${request.component}' has no generation ${generation} to go back to`,
      );
    }
    return {
      next: nextComponentSpec(current, request, earlier.spec),
      warning: earlier.spec.digest && whyNotRun(earlier),
    };
  }

  async #check(
    spec: ComponentSpec,
    about: {
      request: ComponentRequest;
      current?: ComponentSpec;
      home: WorkspaceRecord;
    },
  ): Promise<void> {
    const { target, directory } = this.#options;
    const { request, current, home } = about;
    // What lives keeps its right to: rules may have become stricter since.
    if (KEPT.has(request.kind)) {
      return;
    }
    const broken = checkComponentSpec(spec, {
      target,
      workspace: home.spec,
    }).map(({ path, message }) => `${path}: ${message}`);
    if (broken.length) {
      throw new InputError(broken.join('; '));
    }
    const taken = current
      ? undefined
      : await whyComponentInCatalog(spec.name, directory);
    if (taken) {
      throw new ConflictError(taken);
    }
  }
}

/** What is said of the whole stands with the first object. */
function warned(changes: PlanChange[], warning: string): PlanChange[] {
  return changes.map((change, index) =>
    index === 0
      ? { ...change, warnings: [...change.warnings, warning] }
      : change,
  );
}

function livingOf(
  { kind, workspace }: ComponentRequest,
  record: ComponentRecord,
): ComponentRecord | undefined {
  const isThere = record.goneAt === undefined;
  // Rights are checked on the workspace that a request names.
  const isItsOwn = record.spec.workspace === workspace;
  return isThere && (isItsOwn || kind === 'create-component')
    ? record
    : undefined;
}

function requireFits(
  { kind, component: name }: ComponentRequest,
  record: ComponentRecord | undefined,
  latest: Operation | undefined,
): void {
  if (kind === 'create-component') {
    if (record?.generation) {
      throw new ConflictError(
        `There is a component '${name}'; choose another name`,
      );
    }
    return;
  }
  if (!record) {
    throw new NotFoundError(`There is no component '${name}'`);
  }
  if (!record.generation) {
    throw new ConflictError(
      `Component '${name}' is not made yet: operation ${latest?.id} waits for an approval`,
    );
  }
  if (record.isRemoved && kind !== 'delete-component') {
    throw new ConflictError(`Component '${name}' is being removed`);
  }
}
