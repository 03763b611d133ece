import type { Subscription } from './Subscription';
import {
  MAX_UNACKED_PER_CONSUMER,
  MAX_UNACKED_PER_SUBSCRIPTION,
  RECEIVER_QUEUE,
  type SimulatedConsumers,
} from './SimulatedConsumers';
import type { TopicLog } from './TopicLog';

/** A time that passes, in milliseconds since the epoch, and what holds in it. */
export interface Step {
  from: number;
  to: number;
  messagesPerEntry: number;
  /** What a subscription may be sent in a second. */
  dispatch: { messages: number; bytes: number };
}

/** What simulated consumers do in a step. */
interface Work extends Step {
  log: TopicLog;
  simulated: SimulatedConsumers;
}

/** A failed message comes again after so many seconds. */
const REDELIVERY_SECONDS = 10;

/** Messages of a slow consumer's queue that are under way. */
const QUEUED = Math.round(RECEIVER_QUEUE * 0.7);

/** Lets the simulated consumers of a subscription do what they do in a time. */
export function advanceConsumers(
  subscription: Subscription,
  log: TopicLog,
  step: Step,
): void {
  const { simulated } = subscription;
  if (!simulated || simulated.count === 0) {
    subscription.underWay = 0;
    return;
  }
  const work = { ...step, log, simulated };
  switch (simulated.state) {
    case 'well':
    case 'joining':
      take(subscription, work);
      return;
    case 'stuck':
      fill(subscription, work);
      return;
    case 'hole':
      takeAround(subscription, work);
      return;
    case 'not-pulling':
      subscription.underWay = Math.min(
        (simulated.held ?? RECEIVER_QUEUE) * simulated.count,
        (log.entries - subscription.markDelete) * step.messagesPerEntry,
      );
      subscription.read = Math.max(
        subscription.read,
        subscription.markDelete + subscription.underWay / step.messagesPerEntry,
      );
      return;
    default:
      subscription.underWay = 0;
  }
}

function take(subscription: Subscription, work: Work): void {
  const { log } = work;
  const { perSecond = Infinity, lag = 0, delayMs = 0, count } = work.simulated;
  const due = delayMs ? log.entriesAt(work.to - delayMs) : log.entries;
  const wanted = Math.max(0, due - lag - subscription.markDelete);
  const entryBytes = log.bytesOf(subscription.markDelete) || 1;
  const limit = Math.min(
    perSecond,
    work.dispatch.messages / work.messagesPerEntry,
    work.dispatch.bytes / entryBytes,
  );
  const allowance =
    subscription.carry.taken + (limit * (work.to - work.from)) / 1000;
  const taken = Math.min(wanted, Math.floor(allowance));
  subscription.carry.taken = taken < wanted ? allowance - taken : 0;
  if (taken > 0) {
    const from = subscription.markDelete;
    subscription.advanceTo(from + taken);
    countOut(subscription, work, { from, entries: taken });
    countAcks(subscription, work, taken);
  }
  const left = log.entries - subscription.markDelete;
  const queued = limit === Infinity ? lag : QUEUED * count;
  subscription.underWay = delayMs
    ? 0
    : Math.min(left, queued) * work.messagesPerEntry;
  subscription.read = delayMs
    ? log.entries
    : Math.max(
        subscription.read,
        subscription.markDelete + Math.min(left, queued),
      );
}

/** Sends until they hold as much as they may. */
function fill(subscription: Subscription, work: Work): void {
  const { log, messagesPerEntry } = work;
  const { count } = work.simulated;
  const most = Math.min(
    count * MAX_UNACKED_PER_CONSUMER,
    MAX_UNACKED_PER_SUBSCRIPTION,
  );
  const room = Math.floor((most - subscription.underWay) / messagesPerEntry);
  const sent = Math.max(0, Math.min(room, log.entries - subscription.read));
  if (sent > 0) {
    countOut(subscription, work, {
      from: subscription.read,
      entries: sent,
    });
    subscription.read += sent;
    subscription.underWay += sent * messagesPerEntry;
  }
}

/** Acknowledges everything but the messages that fail; the broker sends those again and again. */
function takeAround(subscription: Subscription, work: Work): void {
  const { log } = work;
  const { held = 20, lag = 0 } = work.simulated;
  const { acknowledged, markDelete } = subscription;
  const goal = log.entries - lag;
  // Every other message fails, until so many have.
  const failing = markDelete + 2 * held - 1;
  for (
    let entry = markDelete + 1;
    entry < Math.min(failing, goal);
    entry += 2
  ) {
    acknowledged.add(entry);
  }
  const from = Math.max(failing, acknowledged.all.at(-1)?.to ?? failing);
  if (goal > from) {
    acknowledged.add(from, goal);
    countOut(subscription, work, { from, entries: goal - from });
    countAcks(subscription, work, goal - from);
  }
  subscription.read = Math.max(subscription.read, goal);
  subscription.underWay = Math.min(held, log.entries - markDelete);
  const again =
    subscription.carry.redelivered +
    (subscription.underWay * (work.to - work.from)) / 1000 / REDELIVERY_SECONDS;
  subscription.redelivered.add(Math.floor(again));
  subscription.out.add(Math.floor(again));
  subscription.carry.redelivered = again - Math.floor(again);
}

function countOut(
  subscription: Subscription,
  { log, messagesPerEntry, to }: Work,
  { from, entries }: { from: number; entries: number },
): void {
  subscription.out.add(entries * messagesPerEntry);
  subscription.outBytes.add(
    log.bytesBefore(from + entries) - log.bytesBefore(from),
  );
  subscription.lastConsumedAt = to;
  subscription.lastFlowAt = to;
}

function countAcks(
  subscription: Subscription,
  { messagesPerEntry, to, simulated }: Work,
  entries: number,
): void {
  subscription.acks.add(entries * messagesPerEntry);
  subscription.lastAckedAt = to;
  if (simulated.state !== 'hole') {
    subscription.lastMarkDeleteAdvancedAt = to;
  }
}
