import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceError } from './SourceError';

const AGAIN_MS = 60_000;

/** Tells the operator what a source does not answer, with addresses: each sentence once a minute, whoever asked. */
export class FailureLog {
  readonly #logger: LoggerService;
  readonly #saidAt = new Map<string, number>();

  static create(logger: LoggerService): FailureLog {
    return new FailureLog(logger);
  }

  private constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  note({ problem, message, cause }: SourceError): void {
    const now = Date.now();
    // What it says of a query is of who wrote the dashboard.
    if (problem === 'refused' || (this.#saidAt.get(message) ?? 0) > now) {
      return;
    }
    for (const [said, until] of this.#saidAt) {
      if (until <= now) {
        this.#saidAt.delete(said);
      }
    }
    this.#saidAt.set(message, now + AGAIN_MS);
    const why = cause instanceof Error ? ` (${cause.message})` : '';
    this.#logger.warn(`${message}${why}`);
  }
}
