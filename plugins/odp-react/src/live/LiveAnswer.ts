/** What a load gives: new data with its ETag, or "what you have is still right" (304). */
export type LiveAnswer<T> =
  | { kind: 'data'; data: T; etag?: string }
  | { kind: 'not-modified' };

/** Handed to a load. `etag` is that of the data held now. */
export interface LiveRequest {
  signal: AbortSignal;
  etag?: string;
}

/** Reads one resource of a backend; throws when it cannot. */
export type LiveLoad<T> = (request: LiveRequest) => Promise<LiveAnswer<T>>;

/** What is known about a resource now. Data stays when a later load fails. */
export interface LiveSnapshot<T> {
  data?: T;
  /** Of the last load; cleared by the next one that works. */
  error?: Error;
  loading: boolean;
  /** Since when the load under way runs, milliseconds. */
  loadingSince?: number;
  /** When data was last confirmed, by an answer or a 304, milliseconds. */
  lastLoadedAt?: number;
  /** Since when loads fail, milliseconds. */
  failingSince?: number;
  /** When the next load starts by itself, milliseconds. */
  nextAttemptAt?: number;
}
