/** What a call to a cluster may carry. */
export interface ClusterRequestOptions {
  signal?: AbortSignal;
  /** `application/json` when absent. */
  accept?: string;
  /** What the call counts as, such as `LIST pods`; `GET` when absent. */
  verb?: string;
}

/** Limits of a call whose whole answer is held in memory. */
export interface ClusterReadOptions extends ClusterRequestOptions {
  /** Bytes; 16 MiB when absent. A longer answer is a `KubernetesApiError` with reason `AnswerTooLarge`. */
  maxBytes?: number;
  /** Milliseconds for the whole answer; 30,000 when absent. */
  timeoutMs?: number;
}

/** The body of a 2xx answer, as it arrives. */
export interface ClusterStream {
  status: number;
  headers: Record<string, string>;
  /**
   * Chunks of bytes; throws `ConnectionError` when the connection breaks. To be iterated once;
   * leaving the loop ends the connection.
   */
  body: AsyncIterable<Uint8Array>;
}

/** What a client has asked of its cluster since it was made. */
export interface ClusterClientCounters {
  /** Requests sent, refused and failed ones included. */
  calls: number;
  /** Bytes of bodies received. */
  bytes: number;
  /** Requests by `verb` of their options. */
  callsByVerb: Readonly<Record<string, number>>;
}

/**
 * HTTP to one cluster: TLS verified, token attached and re-read on a 401, redirects never followed.
 *
 * Paths begin with `/`; names from outside must be encoded by the caller (`resourcePath` does it).
 * Every method throws `KubernetesApiError` for an answer of 300 and above, `ConnectionError`
 * when there is no answer, and `AbortError` when `signal` fired.
 */
export interface ClusterClient {
  /** Name of the cluster. */
  readonly cluster: string;
  getJson<T = unknown>(path: string, options?: ClusterReadOptions): Promise<T>;
  getText(path: string, options?: ClusterReadOptions): Promise<string>;
  /** Resolves with the headers; the body has no time limit, the caller watches over silence. */
  stream(path: string, options?: ClusterRequestOptions): Promise<ClusterStream>;
  counters(): ClusterClientCounters;
  /** Ends every connection; calls under way fail. */
  close(): Promise<void>;
}
