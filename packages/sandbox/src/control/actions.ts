import { readFault } from '../faults/readFault';
import type { SandboxCluster } from '../SandboxCluster';
import { RESOURCES } from '../store';
import { type Body, flag, number, oneOf, text } from './fields';

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
    const what = 'a number of milliseconds';
    cluster.tokens.expire(
      userOf(user),
      number('afterMs', afterMs, { from: 0, what }),
    );
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
