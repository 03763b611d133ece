import type {
  IdCheck,
  Offer,
  Operation,
  OperationRequest,
  Plan,
  PlanRequest,
  WorkspaceDetail,
  WorkspaceList,
} from '@internal/plugin-odp-workspaces-common';

/** What callers can ask of workspaces; `Caller` is who asks. */
export interface WorkspacesService<Caller> {
  /** What one can ask for; the same for everybody. */
  getOffer(caller: Caller): Promise<Offer>;
  /** Whether a workspace could have an id; who has it is not told. */
  checkId(id: string, caller: Caller): Promise<IdCheck>;
  list(caller: Caller): Promise<WorkspaceList>;
  get(id: string, caller: Caller): Promise<WorkspaceDetail>;
  plan(request: PlanRequest, caller: Caller): Promise<Plan>;
  submit(request: OperationRequest, caller: Caller): Promise<Operation>;
  getOperation(id: string, caller: Caller): Promise<Operation>;
  approve(id: string, note: ApprovalNote, caller: Caller): Promise<Operation>;
  reject(id: string, note: Note, caller: Caller): Promise<Operation>;
  cancel(id: string, note: Note, caller: Caller): Promise<Operation>;
}

/** What somebody says to a decision. */
export interface Note {
  reason?: string;
}

export interface ApprovalNote extends Note {
  /** Of the plan that was seen. */
  planHash?: string;
}
