import { entryAt, ledgerId, ENTRIES_PER_LEDGER } from '../state/ledgers';

/** Where a message is: a ledger, an entry in it, and the partition, -1 for a topic without. */
export interface MessagePlace {
  ledgerId: number;
  entryId: number;
  partition: number;
}

/** The place of an entry of a topic. */
export function placeOf(
  firstLedger: number,
  entry: number,
  partition: number,
): MessagePlace {
  return {
    ledgerId: ledgerId(firstLedger, entry),
    entryId: entry % ENTRIES_PER_LEDGER,
    partition,
  };
}

/** The entry of a topic that a place means; undefined when it is not of the topic. */
export function entryOf(
  firstLedger: number,
  place: MessagePlace,
): number | undefined {
  return entryAt(firstLedger, place);
}

/** A message's id as clients get it: protobuf in base64. */
export function encodeMessageId(place: MessagePlace): string {
  return Buffer.from([
    0x08,
    ...varint(place.ledgerId),
    0x10,
    ...varint(place.entryId),
    ...(place.partition >= 0 ? [0x18, ...varint(place.partition)] : []),
    0x30,
    0,
  ]).toString('base64');
}

/** @throws Error for what is no message id */
export function decodeMessageId(text: string): MessagePlace {
  const bytes = Buffer.from(text, 'base64');
  const fields = new Map<number, number>();
  let at = 0;
  const read = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) {
        throw new Error(`'${text}' is no message id`);
      }
      value += (byte % 128) * 2 ** shift;
      if (byte < 128) {
        return value;
      }
    }
  };
  while (at < bytes.length) {
    fields.set(Math.floor(read() / 8), read());
  }
  return {
    ledgerId: fields.get(1) ?? 0,
    entryId: fields.get(2) ?? 0,
    partition: fields.get(3) ?? -1,
  };
}

function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}
