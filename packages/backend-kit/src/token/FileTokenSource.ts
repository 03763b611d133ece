import { readFile, stat } from 'node:fs/promises';
import { ConnectionError } from '../connection/ConnectionError';
import type { TokenSource } from './TokenSource';

/** Milliseconds between two looks at the file. */
const LOOK_EVERY = 2_000;

/** A token in a file that somebody else replaces, such as a projected service account token. */
export class FileTokenSource implements TokenSource {
  readonly #path: string;
  readonly #now: () => number;
  #token: string | undefined;
  #version: string | undefined;
  #lookedAt = -Infinity;

  private constructor(path: string, now: () => number) {
    this.#path = path;
    this.#now = now;
  }

  static create(path: string, now: () => number = Date.now): FileTokenSource {
    return new FileTokenSource(path, now);
  }

  async token(): Promise<string> {
    await this.#look();
    if (this.#token === undefined) {
      throw new ConnectionError(
        `the token file ${this.#path} cannot be read or is empty`,
        { problem: 'credentials' },
      );
    }
    return this.#token;
  }

  async renew(refused: string): Promise<boolean> {
    if (this.#token === refused) {
      // A file can be replaced within the resolution of its time of change.
      this.#version = undefined;
      await this.#look();
    }
    return this.#token !== undefined && this.#token !== refused;
  }

  async #look(): Promise<void> {
    const now = this.#now();
    if (this.#token !== undefined && now - this.#lookedAt < LOOK_EVERY) {
      return;
    }
    this.#lookedAt = now;
    try {
      const { ino, mtimeMs, size } = await stat(this.#path);
      const version = `${ino} ${mtimeMs} ${size}`;
      if (version !== this.#version) {
        const token = (await readFile(this.#path, 'utf8')).trim();
        this.#token = token || this.#token;
        this.#version = version;
      }
    } catch {
      // A file that is being replaced may be gone for a moment: the last token stays in use.
      this.#version = undefined;
    }
  }
}
