import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';

/**
 * How long a decision holds, at random between the two. A right that is taken
 * away is gone after the longer one. Random, because pages ask together when a
 * snapshot is new, and would have all their decisions end together, too.
 */
const KEPT_MS = [10_000, 20_000] as const;

export interface RememberedPermissionsOptions {
  permissions: PermissionsService;
  now?: () => number;
}

/**
 * Asks for decisions on users once in a while instead of with every request.
 *
 * Each decision is a call to the permission backend with signatures on both
 * sides, which costs more than the answer that it guards, and an open page asks
 * again with every snapshot. A failure is not remembered.
 */
export class RememberedPermissions implements PermissionsService {
  readonly #permissions: PermissionsService;
  readonly #now: () => number;
  readonly #kept = new Map<string, { until: number; decisions: unknown }>();

  static create(options: RememberedPermissionsOptions): RememberedPermissions {
    return new RememberedPermissions(options);
  }

  private constructor(options: RememberedPermissionsOptions) {
    this.#permissions = options.permissions;
    this.#now = options.now ?? Date.now;
  }

  authorize: PermissionsService['authorize'] = (requests, options) =>
    this.#remember(
      { credentials: options.credentials, question: ['now', requests] },
      () => this.#permissions.authorize(requests, options),
    );

  authorizeConditional: PermissionsService['authorizeConditional'] = (
    queries,
    options,
  ) =>
    this.#remember(
      { credentials: options.credentials, question: ['conditional', queries] },
      () => this.#permissions.authorizeConditional(queries, options),
    );

  #remember<T>(
    asked: { credentials: BackstageCredentials; question: unknown[] },
    ask: () => Promise<T>,
  ): Promise<T> {
    const { principal, expiresAt } = asked.credentials;
    if (!isUser(principal)) {
      // What a service may is decided without a call.
      return ask();
    }
    const now = this.#now();
    this.#forget(now);
    // The end of a session tells it from another one of the same user.
    const key = JSON.stringify([principal, expiresAt, asked.question]);
    const known = this.#kept.get(key);
    if (known && known.until > now) {
      return known.decisions as Promise<T>;
    }
    const [shortest, longest] = KEPT_MS;
    const decisions = ask();
    const kept = {
      until: now + shortest + Math.random() * (longest - shortest),
      decisions,
    };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    decisions.catch(() => {
      if (this.#kept.get(key) === kept) {
        this.#kept.delete(key);
      }
    });
    return decisions;
  }

  /** Drops what has ended. It looks no further than the oldest that holds. */
  #forget(now: number): void {
    for (const [key, { until }] of this.#kept) {
      if (until > now) {
        return;
      }
      this.#kept.delete(key);
    }
  }
}

function isUser(principal: unknown): boolean {
  return (principal as { type?: string } | undefined)?.type === 'user';
}
