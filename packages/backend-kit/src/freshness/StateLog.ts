import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Freshness,
  freshnessSentence,
  type Gap,
} from '@internal/vocabulary';

/** Tells the operator what becomes of a cluster or an instance: each change once, not each attempt. */
export class StateLog {
  readonly #name: string;
  readonly #logger: LoggerService;
  #state: Freshness['state'] = 'starting';
  #gaps = new Set<string>();

  static create(name: string, logger: LoggerService): StateLog {
    return new StateLog(name, logger);
  }

  private constructor(name: string, logger: LoggerService) {
    this.#name = name;
    this.#logger = logger;
  }

  note(freshness: Freshness, allGaps: Gap[]): void {
    // What is left out is somebody's wish.
    const gaps = allGaps.filter(({ cause }) => cause !== 'left-out');
    const { state } = freshness;
    if (state !== this.#state) {
      this.#state = state;
      const isWell = state === 'live' || state === 'starting';
      this.#say(
        isWell ? 'info' : 'warn',
        freshnessSentence(freshness, Date.now()),
      );
    }
    for (const { kind, message } of gaps) {
      if (!this.#gaps.has(kind)) {
        this.#say('warn', message);
      }
    }
    const missing = new Set(gaps.map(({ kind }) => kind));
    for (const kind of this.#gaps) {
      if (!missing.has(kind)) {
        this.#say('info', `${kind} can be read again`);
      }
    }
    this.#gaps = missing;
  }

  #say(level: 'info' | 'warn', sentence: string) {
    this.#logger[level](`${this.#name}: ${sentence}`);
  }
}
