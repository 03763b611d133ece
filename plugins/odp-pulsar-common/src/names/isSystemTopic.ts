const PARTS = /^(?:non-)?persistent:\/\/([^/]+)\/[^/]+\/(.+)$/s;

/**
 * Local names of Pulsar's own topics in any namespace. They may be partitioned
 * themselves when partitions are a namespace's default.
 */
const LOCAL_NAMES =
  /^(__change_events|__transaction_buffer_snapshot(_segments|_indexes)?|__transaction_log_.*|transaction_coordinator_assign|.*__transaction_pending_ack)(-partition-\d+)?$/s;

/** Tenants that belong to Pulsar: system topics, brokers' heartbeats and monitors. */
const TENANTS = new Set(['pulsar', 'sla-monitor']);

/** Whether a topic, by its full name, is one of Pulsar's own; it has no quota and is nobody's. */
export function isSystemTopic(full: string): boolean {
  const match = PARTS.exec(full);
  if (!match) {
    return false;
  }
  const [, tenant, local] = match;
  return TENANTS.has(tenant) || LOCAL_NAMES.test(local);
}
