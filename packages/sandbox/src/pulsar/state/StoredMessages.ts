/** A message as a consumer gets it. */
export interface StoredMessage {
  /** Base64, as it came. */
  payload: string;
  properties: Record<string, string>;
  key?: string;
  /** Milliseconds since the epoch; it is due then. */
  deliverAt?: number;
}

const MOST = 2000;

/** The latest messages of real clients, by entry. */
export class StoredMessages {
  readonly #messages = new Map<number, StoredMessage>();

  set(entry: number, message: StoredMessage): void {
    this.#messages.set(entry, message);
    if (this.#messages.size > MOST) {
      this.#messages.delete(this.#messages.keys().next().value!);
    }
  }

  /** Entries from one on that are not due yet. */
  delayedFrom(entry: number, now: number): number {
    let delayed = 0;
    for (const [number, { deliverAt = 0 }] of this.#messages) {
      if (number >= entry && deliverAt > now) {
        delayed += 1;
      }
    }
    return delayed;
  }

  get(entry: number): StoredMessage | undefined {
    return this.#messages.get(entry);
  }
}
