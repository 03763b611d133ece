import { FaultList } from './FaultList';

/** What a matching request is answered with instead of the truth. */
export type FaultEffect =
  | {
      kind: 'status';
      code: number;
      reason?: string;
      retryAfterSeconds?: number;
    }
  /** A watch that begins well and then says 410 or 500 in its stream. */
  | { kind: 'stream-status'; code: 410 | 500 }
  /** The connection is cut without an answer, or in the middle of one. */
  | { kind: 'abrupt-close' }
  /** It is done as asked, and the connection is cut before the answer. */
  | { kind: 'late-close' }
  /** The answer ends after half of its bytes; a watch in the middle of its first line. */
  | { kind: 'half-page' }
  /** The answer, or the lines of a watch, trickle: this many bytes at a time. */
  | { kind: 'slow-drip'; bytes: number; everyMs: number }
  /** The connection stays open and says nothing. */
  | { kind: 'silence' };

/** A fault: which requests, how often, and what happens to them. */
export interface Fault {
  /** `get`, `list`, `watch`, ...; any when absent. */
  verb?: string;
  /** Plural name; any when absent. */
  resource?: string;
  /** How many requests it lets pass before it hits. Default: 0. */
  after?: number;
  /** How many requests it hits; all until it is cleared when absent. */
  times?: number;
  effect: FaultEffect;
}

/** The misbehaviour of one cluster, changed while it runs. */
export class Faults {
  readonly #faults = new FaultList<Fault>();
  #silent = false;
  #streamingLists = true;
  readonly #absent = new Set<string>();
  readonly #watches = new Set<{ close(mode: 'clean' | 'abrupt'): void }>();

  inject(fault: Fault): void {
    this.#faults.inject(fault);
  }

  /** Ends every fault. */
  clear(): void {
    this.#faults.clear();
    this.silence(false);
    this.#streamingLists = true;
    this.#absent.clear();
  }

  /**
   * Watches, open or new, say nothing, bookmarks included, without being
   * closed. When it ends they are cut: what they missed is lost to them.
   */
  silence(silent: boolean): void {
    const ends = this.#silent && !silent;
    this.#silent = silent;
    if (ends) {
      this.closeWatches('abrupt');
    }
  }

  get silent(): boolean {
    return this.#silent;
  }

  /** Whether `sendInitialEvents` is understood. */
  streamingLists(on: boolean): void {
    this.#streamingLists = on;
  }

  get hasStreamingLists(): boolean {
    return this.#streamingLists;
  }

  /** A kind that the server does not know. */
  absent(resource: string): void {
    this.#absent.add(resource);
  }

  isAbsent(resource: string): boolean {
    return this.#absent.has(resource);
  }

  /** Ends the open watches, as a server does that is restarted or overrun. */
  closeWatches(mode: 'clean' | 'abrupt'): void {
    for (const watch of [...this.#watches]) {
      watch.close(mode);
    }
  }

  register(watch: { close(mode: 'clean' | 'abrupt'): void }): () => void {
    this.#watches.add(watch);
    return () => this.#watches.delete(watch);
  }

  /** Faults that still hit, and what is switched off. */
  get active() {
    return {
      faults: this.#faults.active,
      silent: this.#silent,
      streamingLists: this.#streamingLists,
      absent: [...this.#absent],
    };
  }

  /** Whether every request is answered by a fault, and none by the truth. */
  get hitsEverything(): boolean {
    return this.#faults.active.some(
      ({ verb, resource, after, times, effect }) =>
        effect.kind === 'status' &&
        verb === undefined &&
        resource === undefined &&
        !after &&
        times === undefined,
    );
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  /** The effect that a request meets, counted down. */
  take(verb: string, resource: string): FaultEffect | undefined {
    return this.#faults.take(
      fault =>
        (fault.verb === undefined || fault.verb === verb) &&
        (fault.resource === undefined || fault.resource === resource),
    );
  }
}
