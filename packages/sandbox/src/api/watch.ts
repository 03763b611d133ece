import type { ServerResponse } from 'node:http';
import { expired, invalid } from '../store';
import { readPage, readResourceVersion } from './list';
import { WatchStream, type WatchOptions } from './WatchStream';

/** What a list has and a watch has not. */
const PAGING = ['limit', 'continue'];

/**
 * Serves one watch until its time is over, the client leaves, or it cannot
 * keep up. A revision that is gone is said in the stream, as servers do.
 *
 * @throws StatusError 400 or 422 for a bad query
 */
export function serveWatch(
  response: ServerResponse,
  options: WatchOptions,
): void {
  const { store, faults, target } = options;
  const query = new URLSearchParams(options.query);
  PAGING.forEach(name => query.delete(name));
  const initial = query.get('sendInitialEvents');
  if (initial !== null) {
    if (!faults.hasStreamingLists) {
      throw invalid(
        'ListOptions.meta.k8s.io "" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
      );
    }
    if (query.get('resourceVersionMatch') !== 'NotOlderThan') {
      throw invalid(
        'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      );
    }
  }
  const from = readResourceVersion(query.get('resourceVersion') || '0');
  const streamsList = initial === 'true';
  const first =
    streamsList || (from === 0 && initial !== 'false')
      ? readPage(store, target, query).items
      : undefined;
  const stream = new WatchStream(response, { ...options, query });
  if (
    !first &&
    from !== 0 &&
    from < store.table(target.resource).compactedRevision
  ) {
    stream.fail(expired());
    return;
  }
  stream.begin(
    first ? { first, streamsList } : { from: from || store.revision },
  );
}
