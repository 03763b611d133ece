const NAMES = new Set(['__compaction', 'pulsar.dedup']);

/** Whether a subscription is a cursor of Pulsar's own: compaction, deduplication or replication. */
export function isSystemSubscription(name: string): boolean {
  return NAMES.has(name) || name.startsWith('pulsar.repl.');
}
