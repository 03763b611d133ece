import { ENTRIES_PER_LEDGER } from './ledgers';
import type { Subscription } from './Subscription';
import type { Topic } from './Topic';
import type { BacklogQuota, TopicRules } from './TopicRules';

/** Where an eviction stops, as a share of the limit. */
const REDUCTION = 0.9;

/** The durable subscription that is furthest behind. */
export function slowest(topic: Topic): Subscription | undefined {
  let found: Subscription | undefined;
  for (const subscription of topic.subscriptions.values()) {
    if (
      subscription.isDurable &&
      (!found || subscription.markDelete < found.markDelete)
    ) {
      found = subscription;
    }
  }
  return found;
}

/** Whether a check would meet a quota whose policy the version does not know. */
export function breaksCheck(topic: Topic, rules: TopicRules): boolean {
  return (
    rules.quotas.destination_storage.policy === undefined &&
    isSizeExceeded(topic, rules)
  );
}

/** Whether the topic is at its limit of bytes. */
export function isSizeExceeded(topic: Topic, rules: TopicRules): boolean {
  const { limitSize } = rules.quotas.destination_storage;
  return limitSize >= 0 && topic.backlogBytes() >= limitSize;
}

/** Does what a broker does at its regular check of a topic. */
export function checkQuota(topic: Topic, rules: TopicRules, now: number): void {
  const { destination_storage: size, message_age: age } = rules.quotas;
  if (isSizeExceeded(topic, rules)) {
    apply(size, topic, () => evictBySize(topic, size.limitSize));
  } else if (age.limitTime > 0 && agedLedger(topic, age, now)) {
    apply(age, topic, () => evictByAge(topic, age, now));
  } else {
    topic.isHeld = false;
  }
}

function apply(
  { policy }: BacklogQuota,
  topic: Topic,
  evict: () => void,
): void {
  if (policy === 'consumer_backlog_eviction') {
    evict();
    return;
  }
  topic.isHeld = true;
}

/** Skips the slowest subscription forward, one after the other, as far as the share that is too much. */
function evictBySize(topic: Topic, limit: number): void {
  const target = REDUCTION * limit;
  let backlog = topic.backlogBytes();
  let previous: Subscription | undefined;
  while (backlog > target) {
    const victim = slowest(topic);
    if (!victim || victim === previous) {
      break;
    }
    const share = (backlog - target) / backlog;
    const entries = Math.floor(share * victim.backlogEntries(topic.log));
    if (entries === 0) {
      break;
    }
    victim.skip(entries, topic.log);
    topic.evictions.destination_storage += 1;
    backlog = topic.backlogBytes();
    previous = victim;
  }
  topic.forgetBacklogAfterEviction();
}

/** Without a precise check, only a ledger that is closed has an age: that of its last entry. */
function agedLedger(
  topic: Topic,
  { limitTime }: BacklogQuota,
  now: number,
): Subscription | undefined {
  const victim = slowest(topic);
  if (!victim) {
    return undefined;
  }
  const next = nextLedger(victim.markDelete);
  const closedAt = topic.log.publishedAt(next - 1);
  return next < topic.log.entries &&
    closedAt !== undefined &&
    now - closedAt > limitTime * 1000
    ? victim
    : undefined;
}

function evictByAge(topic: Topic, quota: BacklogQuota, now: number): void {
  for (
    let victim = agedLedger(topic, quota, now);
    victim;
    victim = agedLedger(topic, quota, now)
  ) {
    victim.advanceTo(nextLedger(victim.markDelete));
    topic.evictions.message_age += 1;
  }
}

function nextLedger(entry: number): number {
  return (Math.floor(entry / ENTRIES_PER_LEDGER) + 1) * ENTRIES_PER_LEDGER;
}
