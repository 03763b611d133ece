import { readFault } from '../faults/readFault';
import type { SandboxCluster } from '../SandboxCluster';
import { RESOURCES } from '../store';

export type Body = Record<string, unknown>;
export type Action = (cluster: SandboxCluster, body: Body) => unknown;

/** What `POST /clusters/<name>/<action>` does. An Error thrown here is a bad request. */
export const ACTIONS: Record<string, Action> = {
  faults: (cluster, body) => cluster.faults.inject(readFault(body)),
  clear: cluster => cluster.faults.clear(),
  silence: (cluster, { on }) => cluster.faults.silence(flag(on)),
  'streaming-lists': (cluster, { on }) =>
    cluster.faults.streamingLists(flag(on)),
  absent: (cluster, { resource }) => cluster.faults.absent(plural(resource)),
  'close-watches': (cluster, { mode = 'clean' }) =>
    cluster.faults.closeWatches(oneOf('mode', mode, ['clean', 'abrupt'])),
  compact: cluster => cluster.store.compact(),
  down: cluster => cluster.down(),
  up: (cluster, { wrongAuthority = false }) =>
    cluster.up({ wrongAuthority: flag(wrongAuthority) }),
  'rotate-token': (cluster, { user }) => {
    // The answer says what was done, never the token.
    cluster.tokens.rotate(userOf(user));
  },
  'expire-token': (cluster, { user, afterMs }) => {
    if (typeof afterMs !== 'number' || !(afterMs >= 0)) {
      throw new Error('afterMs is a number of milliseconds, 0 or more');
    }
    cluster.tokens.expire(userOf(user), afterMs);
  },
  'revoke-token': (cluster, { user }) => cluster.tokens.revoke(userOf(user)),
  deny: (cluster, { user, resource }) =>
    cluster.rights.deny(userOf(user), text('resource', resource)),
  allow: (cluster, { user, resource }) =>
    cluster.rights.allow(userOf(user), text('resource', resource)),
  clock: (cluster, { offsetMs }) => {
    if (typeof offsetMs !== 'number' || !Number.isFinite(offsetMs)) {
      throw new Error('offsetMs is a number of milliseconds');
    }
    cluster.setClockOffset(offsetMs);
  },
  'reset-requests': cluster => cluster.requests.reset(),
};

function flag(value: unknown = true): boolean {
  if (typeof value !== 'boolean') {
    throw new Error('a switch is true or false');
  }
  return value;
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string' || !value) {
    throw new Error(`${name} is a text`);
  }
  return value;
}

function oneOf<T extends string>(name: string, value: unknown, of: T[]): T {
  const found = of.find(entry => entry === value);
  if (!found) {
    throw new Error(`${name} is one of ${of.join(', ')}`);
  }
  return found;
}

function userOf(value: unknown = 'reader'): string {
  return oneOf('user', value, ['admin', 'reader', 'writer']);
}

function plural(value: unknown): string {
  return oneOf(
    'resource',
    value,
    RESOURCES.map(resource => resource.plural),
  );
}
