/** An answer of a Kubernetes API that is no success: what its `Status` object said. */
export class KubernetesApiError extends Error {
  /** HTTP status, or the code of an error that came inside a stream. */
  readonly status: number;
  /** Kubernetes' word, such as `Expired`, `Forbidden`, `TooManyRequests`; empty when none was given. */
  readonly reason: string;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfterMs?: number;
  /** The error came as an event of a watch that had been accepted. */
  readonly inStream: boolean;

  constructor(
    message: string,
    answer: {
      status: number;
      reason?: string;
      retryAfterMs?: number;
      inStream?: boolean;
    },
  ) {
    super(message);
    this.name = 'KubernetesApiError';
    this.status = answer.status;
    this.reason = answer.reason ?? '';
    this.retryAfterMs = answer.retryAfterMs;
    this.inStream = answer.inStream ?? false;
  }
}
