/** An answer that ended in the middle, or is not what was asked for. */
export class UnreadableAnswerError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'UnreadableAnswerError';
  }
}
