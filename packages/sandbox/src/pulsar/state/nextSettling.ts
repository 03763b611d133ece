import type { Topic } from './Topic';
import type { Timing, TopicRules } from './TopicRules';

/** What a broker does to a topic at a moment. */
interface Settling {
  /** Milliseconds since the epoch. */
  at: number;
  isStats: boolean;
  isQuotaCheck: boolean;
  isExpiry: boolean;
}

interface Span {
  rules: TopicRules;
  timing: Timing;
  from: number;
  to: number;
}

/**
 * The next moment after `from` and up to `to` at which something happens to a
 * topic; undefined when nothing does. Rates need the last two moments of the
 * statistics alone, and a check of the quota matters only if the backlog may
 * have reached it by then.
 */
export function nextSettling(topic: Topic, span: Span): Settling | undefined {
  const { rules, timing } = span;
  const stats = oneOfTheLastTwo(timing.statsSeconds, span);
  const quotaCheck = nextCheck(topic, span);
  const expiry = rules.ttlSeconds
    ? oneOfTheLastTwo(timing.expiryCheckSeconds, span)
    : Infinity;
  const at = Math.min(stats, quotaCheck, expiry);
  return at > span.to
    ? undefined
    : {
        at,
        isStats: at === stats,
        isQuotaCheck: at === quotaCheck,
        isExpiry: at === expiry,
      };
}

/** The first multiple of some seconds since the start that comes after a time. */
function tickAfter(time: number, seconds: number, { timing }: Span): number {
  const step = seconds * 1000;
  const passed = Math.floor((time - timing.startedAt) / step);
  return timing.startedAt + (passed + 1) * step;
}

function oneOfTheLastTwo(seconds: number, span: Span): number {
  const beforeLast = tickAfter(span.to, seconds, span) - 2 * seconds * 1000;
  return Math.max(tickAfter(span.from, seconds, span), beforeLast);
}

function nextCheck(topic: Topic, span: Span): number {
  const { rules, timing, from } = span;
  const { destination_storage: size, message_age: age } = rules.quotas;
  const seconds = timing.quotaCheckSeconds;
  if (!Number.isFinite(seconds)) {
    return Infinity;
  }
  if (age.limitTime > 0 || topic.isHeld) {
    return tickAfter(from, seconds, span);
  }
  if (size.limitSize < 0) {
    return Infinity;
  }
  const room = size.limitSize - topic.backlogBytes();
  // The last entry of a step may be more than its share.
  const fullAt = from + (room / growthOf(topic)) * 1000 - seconds * 1000;
  return room <= 0 || fullAt <= from
    ? tickAfter(from, seconds, span)
    : tickAfter(fullAt, seconds, span);
}

/** Bytes by which a backlog may grow in a second. */
function growthOf({ simulated }: Topic): number {
  return simulated
    ? (simulated.messagesPerSecond / simulated.messagesPerEntry) *
        simulated.entryBytes
    : 0;
}
