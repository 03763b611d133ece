import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Eviction,
  inferEvictions,
  type InferredEviction,
  type Policies,
  workspaceOf,
} from '@internal/plugin-odp-pulsar-common';
import type { TargetState } from '@internal/target-state';
import type { Gap } from '@internal/vocabulary';
import type { SweepCompanions } from '../collection/InstanceWatch';
import type { Change } from '../collection/TopicStore';
import type { EvictionLedger, SeenEviction } from './EvictionLedger';

type PoliciesByNamespace = ReadonlyMap<string, Policies>;

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
  /** What the sweep before saw, by the quotas that were known then. */
  #last: { changes: readonly Change[]; policies: PoliciesByNamespace } = {
    changes: [],
    policies: new Map(),
  };

  static create(options: EvictionNotesOptions): EvictionNotes {
    return new EvictionNotes(options);
  }

  private constructor(options: EvictionNotesOptions) {
    this.#options = options;
  }

  note: SweepCompanions['evictions'] = async (changes, { policies }) => {
    const { instance, ledger, logger, now } = this.#options;
    for (const change of changes) {
      this.#add(change, inferredBy(change, policies));
    }
    for (const change of this.#last.changes) {
      this.#add(change, this.#missedOf(change, policies));
    }
    this.#last = { changes, policies };
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

  /**
   * A quota may be lowered, and evict, after the sweep has read policies and before
   * it reads topics: by the quota that is known now, a fall is what it was.
   */
  #missedOf(
    change: Change,
    policies: PoliciesByNamespace,
  ): readonly InferredEviction[] {
    const { namespace } = change.after;
    const isSameQuota =
      quotaOf(this.#last.policies.get(namespace)) ===
      quotaOf(policies.get(namespace));
    return isSameQuota || inferredBy(change, this.#last.policies).length
      ? []
      : inferredBy(change, policies);
  }

  #add({ after }: Change, evictions: readonly InferredEviction[]): void {
    for (const eviction of evictions) {
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
}

function inferredBy(
  { before, after }: Change,
  policies: PoliciesByNamespace,
): readonly InferredEviction[] {
  return inferEvictions(before, after, policies.get(after.namespace));
}

function quotaOf(policies: Policies | undefined): string {
  return JSON.stringify([policies?.backlogBytes, policies?.backlogPolicy]);
}

function gapOf(pending: number): Gap {
  return {
    kind: 'evictions',
    cause: 'failed',
    message: `The portal's database does not answer, which hides evictions; ${pending} wait to be written.`,
  };
}
