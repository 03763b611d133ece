import { createHash, randomBytes } from 'node:crypto';

/** What the revision of an answer stands for. */
export interface Revision {
  /** Of the snapshot. */
  number: number;
  /** What the answer is of, and whom it is for; changes are told of the same alone. */
  subject: string;
  /** Everything else that the answer depends on. */
  state: string;
}

/** Revisions as callers get them and give them back; another process does not know them. */
export class RevisionTokens {
  readonly #replica = randomBytes(4).toString('hex');

  write({ number, subject, state }: Revision): string {
    return [
      this.#replica,
      number,
      this.#digest(subject),
      this.#digest(state),
    ].join('.');
  }

  /** The number of the snapshot; undefined for a token of another process or another subject. */
  read(token: string | undefined, subject: string): number | undefined {
    const [replica, number, digest] = token?.split('.') ?? [];
    return replica === this.#replica && digest === this.#digest(subject)
      ? Number(number)
      : undefined;
  }

  #digest(text: string): string {
    return createHash('sha256')
      .update(`${this.#replica} ${text}`)
      .digest('hex')
      .slice(0, 12);
  }
}
