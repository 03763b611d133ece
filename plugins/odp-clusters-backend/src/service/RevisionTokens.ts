import { createHash, randomBytes } from 'node:crypto';

/** What the revision of an answer stands for. */
export interface Revision {
  /** Of the snapshot. */
  number: number;
  /** Key of the visibility that the answer was made for. */
  visibility: string;
  /** Everything else that the answer depends on. */
  state: string;
}

/**
 * Revisions as callers get them and give them back: of this process alone, and
 * of one visibility, so that changes are only told to who has the rest.
 */
export class RevisionTokens {
  readonly #replica = randomBytes(4).toString('hex');

  write({ number, visibility, state }: Revision): string {
    return [
      this.#replica,
      number,
      this.#digest(visibility),
      this.#digest(state),
    ].join('.');
  }

  /** The number of the snapshot; undefined for a token of another process or another visibility. */
  read(token: string | undefined, visibility: string): number | undefined {
    const [replica, number, digest] = token?.split('.') ?? [];
    return replica === this.#replica && digest === this.#digest(visibility)
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
