import type { AlertsAnswer } from '@internal/plugin-odp-observability-common';
import type { AlertBook } from '../alerts/AlertBook';
import { type AlertsAsked, alertsInSight } from '../alerts/alertsInSight';
import type { FailureLog } from '../sources/FailureLog';
import { SourceError } from '../sources/SourceError';
import { notSetUp } from './notSetUp';
import type { Sources } from './Sources';

export interface AlertsViewOptions {
  /** Absent: no Prometheus is set up. */
  alerts?: AlertBook;
  sources: Pick<Sources, 'setUp'>;
  /** Path of the portal's docs, where they are in it. */
  docs?: string;
  failures: FailureLog;
}

/** Tells which alerts fire, or why nobody knows. */
export class AlertsView {
  readonly #options: AlertsViewOptions;

  static create(options: AlertsViewOptions): AlertsView {
    return new AlertsView(options);
  }

  private constructor(options: AlertsViewOptions) {
    this.#options = options;
  }

  async report(
    asked: Omit<AlertsAsked, 'docs'> & { signal: AbortSignal },
  ): Promise<AlertsAnswer> {
    const { alerts, sources, docs, failures } = this.#options;
    if (!alerts) {
      return { state: 'unknown', why: notSetUp('portal', sources) };
    }
    try {
      const rules = await alerts.rules(asked.signal);
      return alertsInSight(rules, { ...asked, docs });
    } catch (error) {
      asked.signal.throwIfAborted();
      if (!(error instanceof SourceError)) {
        throw error;
      }
      failures.note(error);
      return {
        state: 'unknown',
        why: { kind: 'source-down', sentence: error.message },
      };
    }
  }
}
