/** Entries after which a broker begins a new ledger by default. */
export const ENTRIES_PER_LEDGER = 50_000;

/** A ledger's number in the topic, and how it is called. */
export function ledgerId(firstLedger: number, entry: number): number {
  return firstLedger + 3 * Math.floor(entry / ENTRIES_PER_LEDGER);
}

/** A position as Pulsar writes it; the one before a topic's first entry is `<ledger>:-1`. */
export function position(firstLedger: number, entry: number): string {
  const index = Math.max(0, entry);
  return entry < 0
    ? `${firstLedger}:-1`
    : `${ledgerId(firstLedger, index)}:${index % ENTRIES_PER_LEDGER}`;
}

/** The entry that a position speaks of; undefined for a ledger that is not the topic's. */
export function entryAt(
  firstLedger: number,
  { ledgerId: ledger, entryId }: { ledgerId: number; entryId: number },
): number | undefined {
  const number = (ledger - firstLedger) / 3;
  return Number.isInteger(number) && number >= 0
    ? number * ENTRIES_PER_LEDGER + entryId
    : undefined;
}
