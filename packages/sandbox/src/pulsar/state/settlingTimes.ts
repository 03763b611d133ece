import type { Topic } from './Topic';
import type { Timing, TopicRules } from './TopicRules';

type Settling = { at: number; what: 'stats' | 'quota' | 'expiry' };

/** More checks than this are not made up for: a month without a question. */
const MOST_CHECKS = 50_000;

/**
 * The moments between two times at which something happens to a topic, in
 * order. Rates need the last two of the statistics alone; checks of the quota
 * matter only if the backlog may have reached it.
 */
export function settlingTimes(
  topic: Topic,
  span: { rules: TopicRules; timing: Timing; from: number; to: number },
): Settling[] {
  const { rules, timing } = span;
  const every = (seconds: number, last: number, what: Settling['what']) =>
    ticks(timing.startedAt, seconds, { ...span, last }).map(at => ({
      at,
      what,
    }));
  return [
    ...every(timing.statsSeconds, 2, 'stats'),
    ...(mayBeFull(topic, span)
      ? every(timing.quotaCheckSeconds, MOST_CHECKS, 'quota')
      : []),
    ...(rules.ttlSeconds ? every(timing.expiryCheckSeconds, 2, 'expiry') : []),
  ].sort((a, b) => a.at - b.at);
}

/** The `last` multiples of some seconds since the start, after `from` and up to `to`. */
function ticks(
  startedAt: number,
  seconds: number,
  { from, to, last }: { from: number; to: number; last: number },
): number[] {
  const step = seconds * 1000;
  const final = Math.floor((to - startedAt) / step);
  const first = Math.max(
    Math.floor((from - startedAt) / step) + 1,
    final - last + 1,
  );
  return Array.from(
    { length: Math.max(0, final - first + 1) },
    (_, index) => startedAt + (first + index) * step,
  );
}

function mayBeFull(
  topic: Topic,
  { rules, from, to }: { rules: TopicRules; from: number; to: number },
): boolean {
  const { destination_storage: size, message_age: age } = rules.quotas;
  if (age.limitTime > 0 || topic.isHeld) {
    return true;
  }
  if (size.limitSize < 0) {
    return false;
  }
  const { simulated } = topic;
  const perSecond = simulated
    ? (simulated.messagesPerSecond / simulated.messagesPerEntry) *
      simulated.entryBytes
    : 0;
  return (
    topic.backlogBytes() + (perSecond * (to - from)) / 1000 >= size.limitSize
  );
}
