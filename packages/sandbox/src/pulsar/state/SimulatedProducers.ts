/** Producers that are figures: no connection, no payload. */
export interface SimulatedProducers {
  count: number;
  name: string;
  /** Of all of them together. */
  messagesPerSecond: number;
  entryBytes: number;
  /** More than one: they send batches. */
  messagesPerEntry: number;
  /** Milliseconds since the epoch. */
  connectedAt: number;
}
