import type { StoredObject } from '../store';
import { deadlineOf } from './deploymentStatus';

/** The roll-outs of a cluster that are on their way, and when each is given up. */
export class Deadlines {
  readonly #byKey = new Map<string, number>();

  /** Takes note of how far a Deployment is; undefined when it is gone. */
  look(key: string, deployment: StoredObject | undefined): void {
    const deadline = deadlineOf(deployment);
    if (deadline === undefined) {
      this.#byKey.delete(key);
    } else {
      this.#byKey.set(key, deadline);
    }
  }

  /** Keys of the Deployments whose deadline has passed, each once. */
  takePassed(now: number): string[] {
    const passed = [...this.#byKey].filter(([, at]) => now > at);
    return passed.map(([key]) => {
      this.#byKey.delete(key);
      return key;
    });
  }
}
