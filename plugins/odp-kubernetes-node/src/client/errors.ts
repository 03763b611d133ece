/** One of the reasons that a Kubernetes API gives for a refusal, as it gives it. */
export interface KubernetesErrorCause {
  /** Such as `FieldManagerConflict`, `FieldValueInvalid`; empty when none was given. */
  reason: string;
  /** Such as `.spec.hard.pods`; empty when the cause is of no field. */
  field: string;
  message: string;
}

/** What a Kubernetes API says of the object that an error is about. */
export interface KubernetesErrorDetails {
  /** The kind, by its plural name in most answers; empty when the error is about no object. */
  kind: string;
  /** Empty when the error is about no object, such as a 404 of a path that is not served. */
  name: string;
  causes: readonly KubernetesErrorCause[];
}

/** What a `KubernetesApiError` is made of, beside its message. */
export interface KubernetesErrorAnswer {
  status: number;
  reason?: string;
  retryAfterMs?: number;
  inStream?: boolean;
  details?: KubernetesErrorDetails;
  warnings?: readonly string[];
}

const NO_DETAILS: KubernetesErrorDetails = { kind: '', name: '', causes: [] };

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
  readonly details: KubernetesErrorDetails;
  /** Texts of the answer's Warning headers. */
  readonly warnings: readonly string[];

  constructor(message: string, answer: KubernetesErrorAnswer) {
    super(message);
    this.name = 'KubernetesApiError';
    this.status = answer.status;
    this.reason = answer.reason ?? '';
    this.retryAfterMs = answer.retryAfterMs;
    this.inStream = answer.inStream ?? false;
    this.details = answer.details ?? NO_DETAILS;
    this.warnings = answer.warnings ?? [];
  }
}
