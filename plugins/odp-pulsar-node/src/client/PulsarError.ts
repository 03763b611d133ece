/**
 * What an answer that cannot be used means. `not-authenticated`: the token is
 * refused; `not-allowed`: it is known and has not the right; `conflict`: it is
 * there already, is not empty, or somebody else changes it; `redirected`: the
 * portal does not go where the answer leads; `unreadable`: it broke off, is too
 * long or is something else than was asked for.
 */
export type PulsarProblem =
  | 'not-authenticated'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'redirected'
  | 'unreadable'
  | 'failed';

/** An answer of Pulsar that cannot be used; `message` is a sentence for people, without secrets or addresses. */
export class PulsarError extends Error {
  readonly problem: PulsarProblem;
  /** HTTP status, where it was the status that said so. */
  readonly status?: number;

  constructor(
    message: string,
    options: { problem: PulsarProblem; status?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = 'PulsarError';
    this.problem = options.problem;
    this.status = options.status;
  }
}

/** Whether something failed for this reason. */
export function isProblem(error: unknown, problem: PulsarProblem): boolean {
  return error instanceof PulsarError && error.problem === problem;
}
