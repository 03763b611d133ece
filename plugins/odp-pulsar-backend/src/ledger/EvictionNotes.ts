import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Eviction,
  inferEvictions,
  workspaceOf,
} from '@internal/plugin-odp-pulsar-common';
import type { TargetState } from '@internal/target-state';
import type { Gap } from '@internal/vocabulary';
import type { SweepCompanions } from '../collection/InstanceWatch';
import type { EvictionLedger, SeenEviction } from './EvictionLedger';

const DAY = 24 * 60 * 60_000;
/** Of one day, for the marks and forecasts of lists. */
const RECENT = 2_000;
/** What waits while the database is away. */
const MOST_PENDING = 10_000;

export interface EvictionNotesOptions {
  instance: string;
  ledger: EvictionLedger;
  eventBus: TargetState['eventBus'];
  logger: LoggerService;
  now: () => number;
}

/** Notes the evictions of one instance; those that cannot be written wait for the next sweep. */
export class EvictionNotes {
  readonly #options: EvictionNotesOptions;
  #pending: SeenEviction[] = [];
  #recent: readonly Eviction[] = [];

  static create(options: EvictionNotesOptions): EvictionNotes {
    return new EvictionNotes(options);
  }

  private constructor(options: EvictionNotesOptions) {
    this.#options = options;
  }

  note: SweepCompanions['evictions'] = async (changes, { policies }) => {
    const { instance, ledger, logger, now } = this.#options;
    for (const { before, after } of changes) {
      const own = policies.get(after.namespace);
      for (const eviction of inferEvictions(before, after, own)) {
        const entries = after.subscriptions.find(
          ({ name }) => name === eviction.subscription,
        )?.backlogEntries;
        this.#pending.push({
          ...eviction,
          workspace: workspaceOf(after.namespace, this.#options.eventBus),
          state: [after.messagesInTotal, entries].join(' '),
        });
      }
    }
    const pending = this.#pending.slice(-MOST_PENDING);
    this.#pending = pending;
    try {
      await ledger.note(instance, pending);
      this.#pending = [];
      this.#recent = await ledger.list(instance, {
        since: now() - DAY,
        limit: RECENT,
      });
      return { evictions: this.#recent, gaps: [] };
    } catch (error) {
      logger.error(`${instance}: evictions are not written`, error as Error);
      return { evictions: this.#recent, gaps: [gapOf(pending.length)] };
    }
  };
}

function gapOf(pending: number): Gap {
  return {
    kind: 'evictions',
    cause: 'failed',
    message: `The portal's database does not answer, which hides evictions; ${pending} wait to be written.`,
  };
}
