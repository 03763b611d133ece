import { SharedAnswers } from '../queries/SharedAnswers';
import type { AlertRules, AlertSource } from './AlertSource';

/** Asks for the rules of a source once an evaluation, whoever looks. */
export class AlertBook {
  readonly #source: AlertSource;
  readonly #answers = SharedAnswers.create<AlertRules>({
    now: Date.now,
    bytesOf: ({ bytes }) => bytes,
  });

  static create(source: AlertSource): AlertBook {
    return new AlertBook(source);
  }

  private constructor(source: AlertSource) {
    this.#source = source;
  }

  /** @throws SourceError with a sentence, or the reason of the signal */
  rules(signal: AbortSignal): Promise<AlertRules> {
    return this.#answers.get(
      'rules',
      { keepMs: this.#source.scrapeIntervalMs, signal },
      making => this.#source.alertRules(making),
    );
  }
}
