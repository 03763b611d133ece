/**
 * `down`: no answer; `denied`: the token is refused; `refused`: it does not run
 * the query; `too-large`; `unreadable`: the answer is none of its API.
 */
export type SourceProblem =
  | 'down'
  | 'denied'
  | 'refused'
  | 'too-large'
  | 'unreadable';

/** What a source does not answer; the message is a sentence for everybody, without addresses. */
export class SourceError extends Error {
  readonly problem: SourceProblem;

  constructor(problem: SourceProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SourceError';
    this.problem = problem;
  }
}
