import { createHmac, randomBytes } from 'node:crypto';
import { writeSecret } from '../lib/secrets.mjs';

/** Who a token speaks for; the names are roles of Pulsar's authorization. */
export const ROLES = {
  admin: 'admin',
  /** The portal: reads everything, as a super-user (docs/decisions/0014-pulsar-reader.md). */
  reader: 'portal-reader',
  /** The portal too: makes, changes and removes namespaces of workspaces, as a super-user. */
  writer: 'portal-writer',
  /** Admin of the event bus's tenant. */
  tenant: 'portal-tenant',
  /** Consumes in its namespaces. */
  limited: 'portal-limited',
  producer: 'event-producer',
  consumer: 'event-consumer',
};

/**
 * Makes a random key and a token per role, each in a file of its own.
 *
 * @returns {{ secretKeyFile: string, tokenFiles: Record<string, string> }} files by key of ROLES
 */
export function writeTokens(folder) {
  const key = randomBytes(32);
  return {
    secretKeyFile: writeSecret(folder, 'secret.key', key),
    tokenFiles: Object.fromEntries(
      Object.entries(ROLES).map(([name, role]) => [
        name,
        writeSecret(folder, `${role}.token`, tokenFor(role, key)),
      ]),
    ),
  };
}

/** A JWT signed with HS256, whose subject is the role. */
function tokenFor(role, key) {
  const encode = value =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({
    sub: role,
  })}`;
  const signature = createHmac('sha256', key)
    .update(content)
    .digest('base64url');
  return `${content}.${signature}`;
}
