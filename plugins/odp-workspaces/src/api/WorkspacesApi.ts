import { createApiRef } from '@backstage/core-plugin-api';
import type {
  ComponentDetail,
  ComponentList,
  IdCheck,
  Offer,
  Operation,
  OperationRequest,
  Plan,
  PlanRequest,
  WorkspaceDetail,
  WorkspaceList,
} from '@internal/plugin-odp-workspaces-common';
import type { LiveAnswer, LiveRequest } from '@internal/plugin-odp-react';

/** What somebody says about an operation that waits; `cancel` takes one's own back. */
export interface Decision {
  verb: 'approve' | 'reject' | 'cancel';
  /** Why, for the record. */
  reason?: string;
  /** Of the plan that was seen; another one is not approved. */
  planHash?: string;
}

/** What the pages read and ask of the workspaces backend. Methods throw a ResponseError. */
export interface WorkspacesApi {
  loadWorkspaces(request: LiveRequest): Promise<LiveAnswer<WorkspaceList>>;
  loadWorkspace(
    id: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<WorkspaceDetail>>;
  /** Components that the caller may see; of one workspace, or of all. */
  loadComponents(
    workspace: string | undefined,
    request: LiveRequest,
  ): Promise<LiveAnswer<ComponentList>>;
  loadComponent(
    name: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<ComponentDetail>>;
  loadOperation(
    id: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<Operation>>;
  loadOffer(request: LiveRequest): Promise<LiveAnswer<Offer>>;
  /** Whether a workspace could have an id. */
  loadIdCheck(id: string, request: LiveRequest): Promise<LiveAnswer<IdCheck>>;
  /** Whether a component could have a name. */
  loadComponentNameCheck(
    name: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<IdCheck>>;
  /** What an operation would do; writes nothing. */
  plan(request: PlanRequest, signal: AbortSignal): Promise<Plan>;
  submit(request: OperationRequest): Promise<Operation>;
  decide(operation: string, decision: Decision): Promise<Operation>;
}

/** The workspaces backend. */
export const workspacesApiRef = createApiRef<WorkspacesApi>({
  id: 'plugin.odp-workspaces.client',
});
