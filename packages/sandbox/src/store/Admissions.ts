import type { StoredObject } from './KubernetesObject';
import type { Resource } from './resources';

/** Who asks for a write over the API, and how. */
export interface WriteRequester {
  user: string;
  isDryRun: boolean;
  subresource?: string;
}

/** A create, an update of anything but the status, or a removal. */
export interface AdmissionRequest {
  operation: 'CREATE' | 'UPDATE' | 'DELETE';
  resource: Resource;
  /** What is to be; of a removal what is to go. */
  object: StoredObject;
  /** What an update takes the place of, or a removal takes away. */
  previous?: StoredObject;
  /** Absent for what the cluster does by itself. */
  requester?: WriteRequester;
  /** Tells the writer something that does not keep it from writing. */
  warn(message: string): void;
}

/** Says no to a write by throwing a StatusError, or gives another object to write. */
export type Admission = (request: AdmissionRequest) => StoredObject | void;

/** What has a say in the writes of a cluster, in the order of their coming. */
export class Admissions {
  readonly #admissions: Admission[] = [];
  #warnings: string[] = [];
  #requester: WriteRequester | undefined;

  add(...admissions: Admission[]): void {
    this.#admissions.push(...admissions);
  }

  /** @throws what an admission throws */
  admit(request: Omit<AdmissionRequest, 'warn' | 'requester'>): StoredObject {
    const requester = this.#requester;
    const warn = (message: string) => this.warn(message);
    return this.#admissions.reduce(
      (object, admission) =>
        admission({ ...request, object, requester, warn }) ?? object,
      request.object,
    );
  }

  /** Tells the writer something that does not keep it from writing. */
  warn(message: string): void {
    this.#warnings.push(message);
  }

  /** What a write gives, and what its writer is warned of. */
  listen<T>(
    requester: WriteRequester,
    write: () => T,
  ): { value: T; warnings: string[] } {
    this.#warnings = [];
    this.#requester = requester;
    try {
      return { value: write(), warnings: this.#warnings };
    } finally {
      this.#requester = undefined;
      this.#warnings = [];
    }
  }
}
