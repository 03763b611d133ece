import type { StoredObject } from './KubernetesObject';
import type { Resource } from './resources';

/** A create, or an update of anything but the status. */
export interface AdmissionRequest {
  resource: Resource;
  object: StoredObject;
  /** What an update takes the place of. */
  previous?: StoredObject;
  /** Tells the writer something that does not keep it from writing. */
  warn(message: string): void;
}

/** Says no to a write by throwing a StatusError, or gives another object to write. */
export type Admission = (request: AdmissionRequest) => StoredObject | void;

/** What has a say in the writes of a cluster, in the order of their coming. */
export class Admissions {
  readonly #admissions: Admission[] = [];
  #warnings: string[] = [];

  add(...admissions: Admission[]): void {
    this.#admissions.push(...admissions);
  }

  /** @throws what an admission throws */
  admit(request: Omit<AdmissionRequest, 'warn'>): StoredObject {
    const warn = (message: string) => this.warn(message);
    return this.#admissions.reduce(
      (object, admission) => admission({ ...request, object, warn }) ?? object,
      request.object,
    );
  }

  /** Tells the writer something that does not keep it from writing. */
  warn(message: string): void {
    this.#warnings.push(message);
  }

  /** What a write gives, and what its writer is warned of. */
  listen<T>(write: () => T): { value: T; warnings: string[] } {
    this.#warnings = [];
    const value = write();
    return { value, warnings: this.#warnings.splice(0) };
  }
}
