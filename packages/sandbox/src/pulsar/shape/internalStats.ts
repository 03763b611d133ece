import type { Topic } from '../state/Topic';
import { ENTRIES_PER_LEDGER, ledgerId, position } from '../state/ledgers';
import type { Subscription } from '../state/Subscription';
import { instant } from './instant';

/** Ledgers and cursors of a topic, as the admin API shows them. */
export function internalStats(topic: Topic) {
  const { log, firstLedger } = topic;
  const current = Math.floor(log.entries / ENTRIES_PER_LEDGER);
  const first = Math.floor(topic.trimmed / ENTRIES_PER_LEDGER);
  const opened = current * ENTRIES_PER_LEDGER;
  const cursors = [...topic.subscriptions.values()];
  return {
    entriesAddedCounter: log.entries,
    numberOfEntries: log.entries - topic.trimmed,
    totalSize: topic.storageBytes,
    currentLedgerEntries: log.entries - opened,
    currentLedgerSize: log.bytes - log.bytesBefore(opened),
    lastLedgerCreatedTimestamp: instant(
      log.publishedAt(opened - 1) ?? topic.createdAt,
    ),
    waitingCursorsCount: cursors.filter(cursor => isWaiting(cursor, topic))
      .length,
    pendingAddEntriesCount: 0,
    lastConfirmedEntry: position(firstLedger, log.entries - 1),
    state: 'LedgerOpened',
    ledgers: Array.from({ length: current - first + 1 }, (_, index) =>
      ledger(topic, first + index, current),
    ),
    cursors: Object.fromEntries(
      cursors.map((cursor, index) => [
        cursor.name,
        cursorStats(cursor, topic, firstLedger + 1000 + index),
      ]),
    ),
    schemaLedgers: [],
    compactedLedger: {
      ledgerId: -1,
      entries: -1,
      size: -1,
      offloaded: false,
      underReplicated: false,
    },
  };
}

/** A closed ledger has its figures; those of the open one stand beside the list. */
function ledger({ log, firstLedger }: Topic, number: number, current: number) {
  const from = number * ENTRIES_PER_LEDGER;
  const isClosed = number < current;
  return {
    ledgerId: ledgerId(firstLedger, from),
    entries: isClosed ? ENTRIES_PER_LEDGER : 0,
    size: isClosed
      ? log.bytesBefore(from + ENTRIES_PER_LEDGER) - log.bytesBefore(from)
      : 0,
    offloaded: false,
    underReplicated: false,
  };
}

function cursorStats(cursor: Subscription, topic: Topic, cursorLedger: number) {
  const { firstLedger } = topic;
  const waiting = isWaiting(cursor, topic);
  const ranges = cursor.acknowledged.all.map(
    ({ from, to }) =>
      `(${position(firstLedger, from - 1)}..${position(firstLedger, to - 1)}]`,
  );
  return {
    markDeletePosition: position(firstLedger, cursor.markDelete - 1),
    readPosition: position(firstLedger, cursor.read),
    waitingReadOp: waiting,
    pendingReadOps: 0,
    messagesConsumedCounter: cursor.markDelete + cursor.acknowledged.entries,
    cursorLedger: cursor.isDurable ? cursorLedger : -1,
    cursorLedgerLastEntry: cursor.isDurable ? 1 : -1,
    individuallyDeletedMessages: `[${ranges.join(',')}]`,
    lastLedgerSwitchTimestamp: instant(cursor.createdAt),
    state: cursor.isDurable ? 'Open' : 'NoLedger',
    active: cursor.isConsumed,
    numberOfEntriesSinceFirstNotAckedMessage:
      cursor.read - cursor.markDelete + 1,
    totalNonContiguousDeletedMessagesRange: ranges.length,
    subscriptionHavePendingRead: waiting,
    subscriptionHavePendingReplayRead: false,
    properties: {},
  };
}

/** It has read everything and waits for more; a stalled one does not. */
function isWaiting(cursor: Subscription, { log }: Topic): boolean {
  const { simulated } = cursor;
  if (simulated && simulated.count > 0) {
    return simulated.state === 'well' && cursor.read >= log.entries;
  }
  return (
    cursor.read >= log.entries &&
    [...cursor.connected].some(({ permits }) => permits > 0)
  );
}
