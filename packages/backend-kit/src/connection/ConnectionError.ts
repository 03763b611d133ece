/** Why there was no answer. */
export type ConnectionProblem =
  | 'refused'
  | 'not-found'
  | 'certificate'
  | 'timeout'
  | 'broken'
  | 'credentials';

/** No answer from a server; `message` is a sentence for people, without secrets. */
export class ConnectionError extends Error {
  readonly problem: ConnectionProblem;

  constructor(
    message: string,
    options: { problem: ConnectionProblem; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = 'ConnectionError';
    this.problem = options.problem;
  }
}
