import type { FailureVerdict } from './assessFailure';
import type { ReflectorRuntime } from './ReflectorOptions';
import type { ReflectorState } from './ReflectorState';

/** The state of a reflector, told to `onChange` when phase, reason or next attempt change. */
export class ReflectorStatus {
  readonly #runtime: ReflectorRuntime;
  readonly #onChange: (state: ReflectorState) => void;
  #state: ReflectorState;

  private constructor(
    runtime: ReflectorRuntime,
    onChange: (state: ReflectorState) => void,
  ) {
    this.#runtime = runtime;
    this.#onChange = onChange;
    this.#state = { phase: 'starting', since: runtime.now() };
  }

  static create(
    runtime: ReflectorRuntime,
    onChange: (state: ReflectorState) => void,
  ): ReflectorStatus {
    return new ReflectorStatus(runtime, onChange);
  }

  get current(): ReflectorState {
    return { ...this.#state };
  }

  get synced(): boolean {
    return this.#state.syncedAt !== undefined;
  }

  /** Anything came from the server. */
  heard(): void {
    this.#state.lastEventAt = this.#runtime.now();
  }

  /** A list is complete. */
  listed(read: 'stream' | 'pages'): void {
    this.#state.syncedAt = this.#runtime.now();
    this.#state.read = read;
  }

  /** A list is complete and a watch is open. */
  live(): void {
    this.#enter({ phase: 'live' });
  }

  attempting(): void {
    this.#state.nextAttemptAt = undefined;
  }

  failed(verdict: FailureVerdict, pauseMs: number): void {
    if (!verdict.phase) {
      return;
    }
    this.#enter({
      phase: verdict.phase,
      reason: verdict.reason,
      nextAttemptAt: pauseMs > 0 ? this.#runtime.now() + pauseMs : undefined,
    });
  }

  #enter(
    next: Pick<ReflectorState, 'phase' | 'reason' | 'nextAttemptAt'>,
  ): void {
    const { phase, reason, nextAttemptAt, since, failingSince } = this.#state;
    this.#state = {
      ...this.#state,
      ...next,
      reason: next.reason,
      nextAttemptAt: next.nextAttemptAt,
      since: phase === next.phase ? since : this.#runtime.now(),
      failingSince:
        next.phase === 'live' ? undefined : failingSince ?? this.#runtime.now(),
    };
    if (
      phase !== next.phase ||
      reason !== next.reason ||
      nextAttemptAt !== next.nextAttemptAt
    ) {
      this.#onChange(this.current);
    }
  }
}
