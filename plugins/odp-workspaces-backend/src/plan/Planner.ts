import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  type ApprovalPolicy,
  approvalDemandOf,
  nextSpec,
  type Operation,
  type Plan,
  type PlanChange,
  type WorkspaceRequest,
} from '@internal/plugin-odp-workspaces-common';
import {
  checkWorkspaceSpec,
  priceWorkspace,
  type TargetState,
  type WorkspaceSpec,
} from '@internal/target-state';
import type { Drivers } from '../drivers/Drivers';
import { changeOf } from '../drivers/kubernetes/changes';
import { WORKLOAD } from '../drivers/kubernetes/staleItems';
import type { WorkspaceRecord } from '../store/SubjectRecord';
import type { ComponentStore, WorkspaceStore } from '../store/SubjectStore';
import { type Directory, whyInCatalog } from './Directory';
import { planHashOf } from './planHash';
import { planPlaces } from './planPlaces';

/** How long all places together may take. */
export const TIMEOUT_MS = 20_000;

interface PlannerOptions {
  target: TargetState;
  drivers: Drivers;
  policy: ApprovalPolicy;
  directory: Directory;
  store: WorkspaceStore;
  components: ComponentStore;
}

/** Works out what an operation would do. Writes nothing. */
export class Planner {
  readonly #options: PlannerOptions;

  static create(options: PlannerOptions): Planner {
    return new Planner(options);
  }

  private constructor(options: PlannerOptions) {
    this.#options = options;
  }

  /**
   * @throws InputError for what no workspace can be
   * @throws NotFoundError, ConflictError for a workspace that is not there, or is
   */
  async plan(request: WorkspaceRequest): Promise<Plan> {
    const { store, drivers, policy } = this.#options;
    const found = await store.find(request.workspace);
    const workspace = found && livingOf(request, found.record);
    requireFits(request, workspace, found?.latest);
    const current = workspace?.generation ? workspace.spec : undefined;
    const next = nextSpec(current, request);
    await this.#check(next, { request, current });
    const inventory = workspace
      ? await store.inventoryOf(request.workspace)
      : [];
    const input = {
      spec: next,
      inventory,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    const { changes: own, refusals } = await planPlaces(
      drivers.of(next),
      input,
      request.kind === 'decommission'
        ? { evenIfInUse: request.spec?.evenIfInUse ?? false }
        : undefined,
    );
    const changes =
      request.kind === 'decommission'
        ? [...(await this.#componentsThatGo(request.workspace)), ...own]
        : own;
    const cost = {
      beforeUsdPerMonth: current ? this.#price(current) : 0,
      afterUsdPerMonth: request.kind === 'decommission' ? 0 : this.#price(next),
    };
    const generation = workspace?.generation ?? 0;
    return {
      kind: request.kind,
      workspace: request.workspace,
      generation,
      changes,
      refusals,
      cost,
      approval: approvalDemandOf(policy, {
        kind: request.kind,
        current,
        next,
        cost,
      }),
      planHash: planHashOf({ request, generation, changes }),
    };
  }

  /** A line each and place, however many objects that is: somebody asks for the end of all of them. */
  async #componentsThatGo(workspace: string): Promise<PlanChange[]> {
    const all = await this.#options.components.list({ workspace });
    return all
      .filter(({ record }) => record.generation && !record.isRemoved)
      .flatMap(({ record: { spec } }) =>
        spec.clusters.map(place => ({
          ...changeOf(WORKLOAD, place, {
            kind: 'Component',
            metadata: { name: spec.name },
          }),
          action: 'delete' as const,
        })),
      );
  }

  #price(spec: WorkspaceSpec): number {
    return priceWorkspace(this.#options.target, spec).usdPerMonth;
  }

  async #check(
    spec: WorkspaceSpec,
    {
      request,
      current,
    }: { request: WorkspaceRequest; current?: WorkspaceSpec },
  ): Promise<void> {
    // What lives keeps its right to: rules may have become stricter since.
    if (request.kind === 'repair' || request.kind === 'decommission') {
      return;
    }
    const { target, directory, drivers } = this.#options;
    const broken = [
      ...checkWorkspaceSpec(spec, target),
      ...(current ? [] : notWritten(spec, { target, drivers })),
    ].map(({ path, message }) => `${path}: ${message}`);
    const known = current ? subjectsOf(current) : [];
    // Who has left since keeps nobody from changing something else.
    const missing = await directory.missingOf(
      subjectsOf(spec).filter(ref => !known.includes(ref)),
    );
    const unknown = missing.map(
      ref =>
        `${
          ref === spec.owner ? 'owner' : 'members'
        }: there is no '${ref}' in the catalog`,
    );
    if (broken.length || unknown.length) {
      throw new InputError([...broken, ...unknown].join('; '));
    }
    const taken = current ? undefined : await whyInCatalog(spec.id, directory);
    if (taken) {
      throw new ConflictError(taken);
    }
  }
}

/** Clusters of the target state that the portal may not write to. */
function notWritten(
  { clusters }: WorkspaceSpec,
  { target, drivers }: Pick<PlannerOptions, 'target' | 'drivers'>,
) {
  return clusters.flatMap((cluster, index) =>
    target.clusters.some(({ name }) => name === cluster) &&
    !drivers.clusters.includes(cluster)
      ? [
          {
            path: `clusters[${index}]`,
            message: `no workspaces are made on '${cluster}'; they are on ${
              drivers.clusters.join(', ') || 'no cluster yet'
            }`,
          },
        ]
      : [],
  );
}

function subjectsOf({ owner, members }: WorkspaceSpec): string[] {
  return [owner, ...members.map(({ subject }) => subject)];
}

function livingOf(
  { kind }: WorkspaceRequest,
  workspace: WorkspaceRecord,
): WorkspaceRecord | undefined {
  return kind === 'create' && workspace.goneAt !== undefined
    ? undefined
    : workspace;
}

function requireFits(
  { kind, workspace: id }: WorkspaceRequest,
  workspace: WorkspaceRecord | undefined,
  latest: Operation | undefined,
): void {
  if (kind === 'create') {
    if (workspace?.generation) {
      throw new ConflictError(`There is a workspace '${id}'`);
    }
    return;
  }
  if (!workspace || workspace.goneAt !== undefined) {
    throw new NotFoundError(`There is no workspace '${id}'`);
  }
  if (!workspace.generation) {
    throw new ConflictError(
      `Workspace '${id}' is not made yet: operation ${latest?.id} waits for an approval`,
    );
  }
  if (workspace.isRemoved && kind !== 'decommission') {
    throw new ConflictError(`Workspace '${id}' is being removed`);
  }
}
