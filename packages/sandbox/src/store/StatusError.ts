/** An error as an API server answers it: metav1.Status. */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly retryAfterSeconds?: number;

  constructor(
    code: number,
    reason: string,
    options: { message: string; retryAfterSeconds?: number },
  ) {
    super(options.message);
    this.name = 'StatusError';
    this.code = code;
    this.reason = reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** The body of the answer. */
  toStatus() {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      code: this.code,
      ...(this.retryAfterSeconds !== undefined && {
        details: { retryAfterSeconds: this.retryAfterSeconds },
      }),
    };
  }
}

export function notFound(plural: string, name: string): StatusError {
  return new StatusError(404, 'NotFound', {
    message: `${plural} "${name}" not found`,
  });
}

export function expired(): StatusError {
  return new StatusError(410, 'Expired', {
    message: 'too old resource version',
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', { message });
}

export function invalid(message: string): StatusError {
  return new StatusError(422, 'Invalid', { message });
}
