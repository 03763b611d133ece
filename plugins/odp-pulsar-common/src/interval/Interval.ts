import type { TopicReading } from '../records';

/** Rates are averages of a minute, and brokers renew what they tell of all topics as often. */
const RENEWAL_SECONDS = 60;

/** What happened to a topic between two readings of it; figures are absent where they cannot be told. */
export class Interval {
  readonly before: TopicReading;
  readonly after: TopicReading;
  /** That passed between the figures, as far as it can be told, not between the two questions. */
  readonly seconds: number;
  /** It was unloaded, so that its counters began anew. */
  readonly isReloaded: boolean;

  private constructor(before: TopicReading, after: TopicReading) {
    this.before = before;
    this.after = after;
    this.seconds = secondsBetween(before, after);
    this.isReloaded =
      fell(before.messagesInTotal, after.messagesInTotal) ||
      fell(before.messagesOutTotal, after.messagesOutTotal) ||
      (before.broker !== after.broker &&
        before.broker !== undefined &&
        after.broker !== undefined);
  }

  /** Undefined for two topics, and where the clock did not move on. */
  static create(
    before: TopicReading,
    after: TopicReading,
  ): Interval | undefined {
    return before.name === after.name && after.readAt > before.readAt
      ? new Interval(before, after)
      : undefined;
  }

  /** How far a counter rose, or, where nobody counts, what its rate makes of the time. */
  rise(
    counts: readonly [number | undefined, number | undefined],
    rates: readonly [number | undefined, number | undefined],
  ): number | undefined {
    const [before, after] = counts;
    if (before !== undefined && after !== undefined && !this.isReloaded) {
      return after >= before ? after - before : undefined;
    }
    const [rateBefore, rateAfter] = rates;
    return rateBefore === undefined || rateAfter === undefined
      ? undefined
      : Math.max(rateBefore, rateAfter) *
          Math.max(this.seconds, RENEWAL_SECONDS);
  }

  /** Published, at least: a rate may be of the minute before, so that only counters say so. */
  get published(): { messages: number; bytes: number } {
    const { before, after } = this;
    const none = [undefined, undefined] as const;
    return {
      messages:
        this.rise([before.messagesInTotal, after.messagesInTotal], none) ?? 0,
      bytes: this.rise([before.bytesInTotal, after.bytesInTotal], none) ?? 0,
    };
  }

  /** Evictions that the broker counted; undefined where it does not count. */
  get counted(): number | undefined {
    const { before, after } = this;
    if (after.evictionsTotal === undefined) {
      return undefined;
    }
    if (this.isReloaded || fell(before.evictionsTotal, after.evictionsTotal)) {
      return after.evictionsTotal;
    }
    return before.evictionsTotal === undefined
      ? undefined
      : after.evictionsTotal - before.evictionsTotal;
  }
}

/** Statistics that are renewed once a minute differ by a minute, however soon they were asked for again. */
function secondsBetween(before: TopicReading, after: TopicReading): number {
  const seconds = (after.readAt - before.readAt) / 1000;
  return before.isMinuteOld ? Math.max(seconds, RENEWAL_SECONDS) : seconds;
}

/** Whether a counter began anew. */
export function fell(
  before: number | undefined,
  after: number | undefined,
): boolean {
  return before !== undefined && after !== undefined && after < before;
}
