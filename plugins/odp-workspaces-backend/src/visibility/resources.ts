import { NotFoundError } from '@backstage/errors';
import {
  nextSpec,
  type Operation,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { WorkspaceSpec } from '@internal/target-state';
import type { Decisions } from '../store/Decisions';
import type { StoredWorkspace, WorkspaceStore } from '../store/SubjectStore';
import type { WorkspaceResource } from './rules';

/** Workspaces as permissions are about them. */
export class WorkspaceResources {
  readonly #store: WorkspaceStore;
  readonly #decisions: Decisions;

  static create(options: {
    store: WorkspaceStore;
    decisions: Decisions;
  }): WorkspaceResources {
    return new WorkspaceResources(options.store, options.decisions);
  }

  private constructor(store: WorkspaceStore, decisions: Decisions) {
    this.#store = store;
    this.#decisions = decisions;
  }

  /** As the permission framework asks for them; undefined where there is none. */
  async byRefs(
    ids: readonly string[],
  ): Promise<Array<WorkspaceResource | undefined>> {
    const found = await Promise.all(ids.map(id => this.#store.find(id)));
    return found.map(one => one && resourceOf(one));
  }

  /** @throws NotFoundError */
  async of(id: string): Promise<WorkspaceResource> {
    const found = await this.#store.find(id);
    if (!found) {
      throw new NotFoundError(`There is no workspace '${id}'`);
    }
    return resourceOf(found);
  }

  /** Of a request: one that makes a workspace is about what it is to be. */
  async ofRequest(request: PlanRequest): Promise<WorkspaceResource> {
    return request.kind === 'create'
      ? resourceOfSpec(nextSpec(undefined, request))
      : this.of(request.workspace);
  }

  /** Of an operation, also of one whose workspace never lived, or whose id somebody else has now. */
  async ofOperation(operation: Operation): Promise<WorkspaceResource> {
    return {
      ...(await this.#ofItsTime(operation)),
      approvers: operation.approval?.approvers ?? [],
    };
  }

  async #ofItsTime({
    id,
    workspace,
    requestedAt,
  }: Operation): Promise<WorkspaceResource> {
    const found = await this.#store.find(workspace);
    if (found && Date.parse(requestedAt) >= found.record.createdAt) {
      return resourceOf(found);
    }
    const request = await this.#decisions.requestOf(id);
    return request.kind === 'create'
      ? this.ofRequest(request)
      : { id: workspace, owner: '', members: [], editors: [], approvers: [] };
  }
}

/** With those who decide on its latest operation while that waits. */
function resourceOf({ record, latest }: StoredWorkspace): WorkspaceResource {
  return {
    ...resourceOfSpec(record.spec),
    approvers:
      latest?.state === 'waiting' ? latest.approval?.approvers ?? [] : [],
  };
}

/** A workspace as permissions are about it, while nobody decides on anything of it. */
export function resourceOfSpec({
  id,
  owner,
  members,
}: WorkspaceSpec): WorkspaceResource {
  return {
    id,
    owner,
    members: members.map(({ subject }) => subject),
    editors: members
      .filter(({ role }) => role !== 'viewer')
      .map(({ subject }) => subject),
    approvers: [],
  };
}
