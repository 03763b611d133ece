import {
  containersOf,
  type LastHour,
  type PodRecord,
} from '@internal/plugin-odp-clusters-common';

const HOUR = 60 * 60 * 1000;

interface Restart {
  pod: string;
  at: number;
  count: number;
}

/**
 * Restarts of the last hour. The API tells totals only, so increments are kept
 * as they are seen; before that, what the last termination of a container tells.
 */
export class RestartHistory {
  readonly #now: () => number;
  readonly #watchingSince: number;
  readonly #byNamespace = new Map<string, Restart[]>();

  static create(now: () => number): RestartHistory {
    return new RestartHistory(now);
  }

  private constructor(now: () => number) {
    this.#now = now;
    this.#watchingSince = now();
  }

  observe(pod: PodRecord, previous: PodRecord | undefined): void {
    if (previous && previous.uid === pod.uid) {
      const count = total(pod) - total(previous);
      if (count > 0) {
        this.#add(pod, { at: this.#now(), count });
      }
      return;
    }
    for (const { restarts, last } of containersOf(pod)) {
      if (restarts > 0 && last?.finishedAt !== undefined) {
        this.#add(pod, { at: last.finishedAt, count: 1 });
      }
    }
  }

  /** A namespace that is made again under the same name begins anew. */
  forget(namespace: string): void {
    this.#byNamespace.delete(namespace);
  }

  ofNamespace(namespace: string): LastHour {
    return this.#count(this.#recent(namespace));
  }

  ofPod(namespace: string, pod: string): LastHour {
    return this.#count(
      this.#recent(namespace).filter(restart => restart.pod === pod),
    );
  }

  /** When the count of a namespace next goes down by itself. */
  nextChangeAt(namespace: string): number | undefined {
    const times = this.#recent(namespace).map(({ at }) => at + HOUR);
    return times.length ? Math.min(...times) : undefined;
  }

  #count(restarts: Restart[]): LastHour {
    return {
      count: restarts.reduce((sum, { count }) => sum + count, 0),
      atLeast: this.#now() - this.#watchingSince < HOUR,
    };
  }

  #add(pod: PodRecord, { at, count }: { at: number; count: number }) {
    const restarts = this.#byNamespace.get(pod.namespace) ?? [];
    this.#byNamespace.set(pod.namespace, restarts);
    restarts.push({ pod: pod.name, at, count });
  }

  #recent(namespace: string): Restart[] {
    const restarts = this.#byNamespace.get(namespace);
    if (!restarts) {
      return [];
    }
    const since = this.#now() - HOUR;
    const recent = restarts.filter(({ at }) => at > since);
    if (recent.length !== restarts.length) {
      this.#byNamespace.set(namespace, recent);
    }
    return recent;
  }
}

function total(pod: PodRecord): number {
  return containersOf(pod).reduce((sum, { restarts }) => sum + restarts, 0);
}
