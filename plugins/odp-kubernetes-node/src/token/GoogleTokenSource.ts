import { ConnectionError, type TokenSource } from '@internal/backend-kit';
import { GoogleAuth, type AuthClient } from 'google-auth-library';

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
/** A token is replaced so many milliseconds before it expires. */
const EARLY = 5 * 60_000;
/** A refused token is asked for anew at most so often. */
const RENEW_EVERY = 5_000;
/** How long a token without a known end is used. */
const UNKNOWN_LIFE = 10 * 60_000;

/**
 * Application default credentials of Google: Workload Identity and other metadata servers, a key
 * file, or a person's login. One request at a time, shared by all callers.
 */
export class GoogleTokenSource implements TokenSource {
  readonly #now: () => number;
  #client: AuthClient | undefined;
  #token: string | undefined;
  #freshUntil = -Infinity;
  #endsAt = -Infinity;
  #renewedAt = -Infinity;
  #pending: Promise<string> | undefined;

  private constructor(now: () => number) {
    this.#now = now;
  }

  static create(now: () => number = Date.now): GoogleTokenSource {
    return new GoogleTokenSource(now);
  }

  async token(): Promise<string> {
    if (this.#token !== undefined && this.#now() < this.#freshUntil) {
      return this.#token;
    }
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async renew(refused: string): Promise<boolean> {
    if (
      this.#token === refused &&
      this.#now() - this.#renewedAt >= RENEW_EVERY
    ) {
      this.#renewedAt = this.#now();
      this.#freshUntil = -Infinity;
    }
    return (await this.token()) !== refused;
  }

  async #fetch(): Promise<string> {
    try {
      this.#client ??= await new GoogleAuth({ scopes: [SCOPE] }).getClient();
      // Without this the library answers with the token that it holds.
      this.#client.setCredentials({
        ...this.#client.credentials,
        access_token: undefined,
        expiry_date: undefined,
      });
      const { token } = await this.#client.getAccessToken();
      if (!token) {
        throw new Error('the answer holds no token');
      }
      const end =
        this.#client.credentials.expiry_date ?? this.#now() + UNKNOWN_LIFE;
      this.#token = token;
      this.#endsAt = end;
      // A metadata server keeps a token until shortly before its end: do not ask in a loop then.
      this.#freshUntil = Math.max(end - EARLY, this.#now() + 10_000);
      return token;
    } catch (error) {
      if (this.#token !== undefined && this.#now() < this.#endsAt) {
        return this.#token;
      }
      throw new ConnectionError(
        `no token from Google's application default credentials: ${
          error instanceof Error ? error.message : 'unknown error'
        }`,
        { problem: 'credentials', cause: error },
      );
    }
  }
}
