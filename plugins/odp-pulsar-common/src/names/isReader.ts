import type { SubscriptionReading } from '../records';

/** How Pulsar's clients name a reader's cursor. */
const READER_NAME = /^(reader|multiTopicsReader)-[0-9a-f]{10}$/;

/**
 * Whether a subscription is a reader's: it goes with its reader, holds no quota
 * and loses nothing that anyone waits for. Brokers' statistics of all topics do
 * not tell, so that its name does.
 */
export function isReader({ isDurable, name }: SubscriptionReading): boolean {
  return isDurable === undefined ? READER_NAME.test(name) : !isDurable;
}
