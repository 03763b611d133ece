import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Roles of the sandbox, and what their token's file is called after `pulsar-<cluster>`. */
export const ROLES = {
  admin: { role: 'admin', suffix: '-admin' },
  /** Reads everything. */
  reader: { role: 'portal-reader', suffix: '' },
  /** Makes, changes and removes namespaces, which asks for the same. */
  writer: { role: 'portal-writer', suffix: '-writer' },
  /** Admin of the tenant. */
  tenant: { role: 'portal-tenant', suffix: '-tenant' },
  /** Consumes in the tenant's namespaces. */
  limited: { role: 'portal-limited', suffix: '-limited' },
} as const;
export type PulsarUser = keyof typeof ROLES;

/** Roles that may everything. */
export const SUPER_USERS: readonly string[] = [
  ROLES.admin.role,
  ROLES.reader.role,
  ROLES.writer.role,
];

/**
 * Tokens of a cluster's roles: JWTs signed with HS256, as Pulsar's own token
 * tool makes them. A restart keeps the key, and with it the tokens.
 */
export class PulsarTokens {
  readonly #folder: string;
  readonly #cluster: string;
  readonly #key: Buffer;
  readonly #now: () => number;
  readonly #revoked = new Set<string>();

  constructor(options: { folder: string; cluster: string; now: () => number }) {
    this.#folder = options.folder;
    this.#cluster = options.cluster;
    this.#now = options.now;
    const keyFile = path.join(this.#folder, `pulsar-${this.#cluster}.key`);
    if (!existsSync(keyFile)) {
      writeFileSync(keyFile, randomBytes(32), { mode: 0o600 });
    }
    this.#key = readFileSync(keyFile);
    for (const user of Object.keys(ROLES) as PulsarUser[]) {
      writeFileSync(this.fileOf(user), `${this.of(user)}\n`, { mode: 0o600 });
      chmodSync(this.fileOf(user), 0o600);
    }
  }

  fileOf(user: PulsarUser): string {
    return path.join(
      this.#folder,
      `pulsar-${this.#cluster}${ROLES[user].suffix}.token`,
    );
  }

  of(user: PulsarUser): string {
    return this.forRole(ROLES[user].role);
  }

  /** A token for any role; `endsAt` in milliseconds since the epoch. */
  forRole(role: string, endsAt?: number): string {
    const content = [
      { alg: 'HS256' },
      {
        sub: role,
        ...(endsAt !== undefined && { exp: Math.floor(endsAt / 1000) }),
      },
    ]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${content}.${this.#sign(content)}`;
  }

  /** Refuses every token of a role from now on. */
  revoke(user: PulsarUser): void {
    this.#revoked.add(ROLES[user].role);
  }

  /** Accepts a role's tokens again. */
  restore(user: PulsarUser): void {
    this.#revoked.delete(ROLES[user].role);
  }

  /** The role of a token; undefined when it is not accepted. */
  roleOf(token: string | undefined): string | undefined {
    const [head, claims, signature] = (token ?? '').split('.');
    if (!signature || !isSame(signature, this.#sign(`${head}.${claims}`))) {
      return undefined;
    }
    const { sub, exp } = JSON.parse(
      Buffer.from(claims, 'base64url').toString(),
    ) as { sub: string; exp?: number };
    const isOver = exp !== undefined && this.#now() >= exp * 1000;
    return isOver || this.#revoked.has(sub) ? undefined : sub;
  }

  #sign(content: string): string {
    return createHmac('sha256', this.#key).update(content).digest('base64url');
  }
}

function isSame(a: string, b: string): boolean {
  return (
    a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
  );
}
