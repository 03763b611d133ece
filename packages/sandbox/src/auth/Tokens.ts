import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StatusError } from '../store';

/** Bearer tokens of one cluster's users; each lives in a file that only its owner reads. */
export class Tokens {
  readonly #folder: string;
  readonly #cluster: string;
  readonly #now: () => number;
  readonly #users = new Map<string, string>();
  readonly #endsAt = new Map<string, number>();

  constructor(options: {
    folder: string;
    cluster: string;
    users: string[];
    /** Milliseconds since the epoch, by the cluster's clock. */
    now: () => number;
  }) {
    this.#now = options.now;
    this.#folder = options.folder;
    this.#cluster = options.cluster;
    mkdirSync(this.#folder, { recursive: true });
    for (const user of options.users) {
      const file = this.fileOf(user);
      // A restart keeps the tokens, so that who holds one goes on.
      this.#users.set(
        existsSync(file)
          ? readFileSync(file, 'utf8').trim()
          : this.#write(user),
        user,
      );
    }
  }

  fileOf(user: string): string {
    return path.join(this.#folder, `${user}-${this.#cluster}.token`);
  }

  of(user: string): string {
    return readFileSync(this.fileOf(user), 'utf8').trim();
  }

  /** Gives a user a new token in its file; the old one is refused from now on. */
  rotate(user: string): string {
    this.revoke(user);
    const token = this.#write(user);
    this.#users.set(token, user);
    return token;
  }

  /** Refuses the user's token; the file keeps it. */
  revoke(user: string): void {
    for (const [token, owner] of this.#users) {
      if (owner === user) {
        this.#users.delete(token);
        this.#endsAt.delete(token);
      }
    }
  }

  /** Lets the user's token end after so many milliseconds of the cluster's clock. */
  expire(user: string, afterMs: number): void {
    for (const [token, owner] of this.#users) {
      if (owner === user) {
        this.#endsAt.set(token, this.#now() + afterMs);
      }
    }
  }

  /** @throws StatusError 401 */
  authenticate(authorization: string | undefined): string {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    const user = token && this.#users.get(token);
    if (!user || this.#now() >= (this.#endsAt.get(token) ?? Infinity)) {
      throw new StatusError(401, 'Unauthorized', { message: 'Unauthorized' });
    }
    return user;
  }

  #write(user: string): string {
    const token = randomBytes(24).toString('base64url');
    const file = this.fileOf(user);
    writeFileSync(file, `${token}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
    return token;
  }
}
