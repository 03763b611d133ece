import type {
  AuditorService,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { audited } from '@internal/backend-kit';
import {
  isOfComponent,
  type Operation,
  type OperationRequest,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { Caller } from './callers';
import type {
  ApprovalNote,
  Note,
  WorkspacesService,
} from './WorkspacesService';

/** Writes down every attempt to change a workspace, refused ones too. */
export class AuditedWorkspacesService implements WorkspacesService<Caller> {
  readonly #inner: WorkspacesService<Caller>;
  readonly #auditor: AuditorService;

  static create(options: {
    inner: WorkspacesService<Caller>;
    auditor: AuditorService;
  }): AuditedWorkspacesService {
    return new AuditedWorkspacesService(options.inner, options.auditor);
  }

  private constructor(
    inner: WorkspacesService<Caller>,
    auditor: AuditorService,
  ) {
    this.#inner = inner;
    this.#auditor = auditor;
  }

  getOffer(caller: Caller) {
    return this.#inner.getOffer(caller);
  }

  checkId(id: string, caller: Caller) {
    return this.#inner.checkId(id, caller);
  }

  list(caller: Caller) {
    return this.#inner.list(caller);
  }

  get(id: string, caller: Caller) {
    return this.#inner.get(id, caller);
  }

  plan(request: PlanRequest, caller: Caller) {
    return this.#inner.plan(request, caller);
  }

  submit(request: OperationRequest, caller: Caller) {
    const { kind, workspace, planHash, idempotencyKey } = request;
    const component = isOfComponent(request) ? request.component : undefined;
    return this.#audited(
      { eventId: 'operation-submit', caller },
      { kind, workspace, component, planHash, idempotencyKey },
      () => this.#inner.submit(request, caller),
    );
  }

  getOperation(id: string, caller: Caller) {
    return this.#inner.getOperation(id, caller);
  }

  approve(id: string, note: ApprovalNote, caller: Caller) {
    return this.#audited(
      { eventId: 'operation-approve', caller },
      { operation: id, ...note },
      () => this.#inner.approve(id, note, caller),
    );
  }

  reject(id: string, note: Note, caller: Caller) {
    return this.#audited(
      { eventId: 'operation-reject', caller },
      { operation: id, ...note },
      () => this.#inner.reject(id, note, caller),
    );
  }

  cancel(id: string, note: Note, caller: Caller) {
    return this.#audited(
      { eventId: 'operation-cancel', caller },
      { operation: id, ...note },
      () => this.#inner.cancel(id, note, caller),
    );
  }

  #audited(
    event: { eventId: string; caller: Caller },
    meta: Record<string, string | undefined>,
    action: () => Promise<Operation>,
  ): Promise<Operation> {
    const { eventId, caller } = event;
    return audited(
      this.#auditor,
      {
        eventId,
        severityLevel: 'high',
        request: caller.request,
        meta: told({ ...meta, by: nameOf(caller) }),
        outcome: ({ id, kind, workspace, state, plan: { planHash } }) => ({
          operation: id,
          kind,
          workspace,
          state,
          planHash,
        }),
      },
      action,
    );
  }
}

/** Who asks: the auditor takes an action, which has no request, for the plugin's own. */
function nameOf({ credentials }: Caller): string | undefined {
  const { userEntityRef, subject } = credentials.principal as Partial<
    BackstageUserPrincipal & BackstageServicePrincipal
  >;
  return userEntityRef ?? subject;
}

function told(
  meta: Record<string, string | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(meta).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
