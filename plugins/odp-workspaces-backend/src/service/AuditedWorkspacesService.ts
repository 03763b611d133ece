import type { AuditorService } from '@backstage/backend-plugin-api';
import { audited } from '@internal/backend-kit';
import type {
  Operation,
  OperationRequest,
  PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { Note, WorkspacesService } from './WorkspacesService';

/** Writes down every attempt to change a workspace, refused ones too. */
export class AuditedWorkspacesService<Caller>
  implements WorkspacesService<Caller>
{
  readonly #inner: WorkspacesService<Caller>;
  readonly #auditor: AuditorService;

  static create<Caller>(options: {
    inner: WorkspacesService<Caller>;
    auditor: AuditorService;
  }): AuditedWorkspacesService<Caller> {
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
    return this.#audited(
      'operation-submit',
      { kind, workspace, planHash, idempotencyKey },
      () => this.#inner.submit(request, caller),
    );
  }

  getOperation(id: string, caller: Caller) {
    return this.#inner.getOperation(id, caller);
  }

  approve(id: string, note: Note, caller: Caller) {
    return this.#audited('operation-approve', { operation: id, ...note }, () =>
      this.#inner.approve(id, note, caller),
    );
  }

  reject(id: string, note: Note, caller: Caller) {
    return this.#audited('operation-reject', { operation: id, ...note }, () =>
      this.#inner.reject(id, note, caller),
    );
  }

  cancel(id: string, note: Note, caller: Caller) {
    return this.#audited('operation-cancel', { operation: id, ...note }, () =>
      this.#inner.cancel(id, note, caller),
    );
  }

  #audited(
    eventId: string,
    meta: Record<string, string | undefined>,
    action: () => Promise<Operation>,
  ): Promise<Operation> {
    const told = Object.fromEntries(
      Object.entries(meta).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    return audited(
      this.#auditor,
      { eventId, severityLevel: 'high', meta: told },
      action,
    );
  }
}
