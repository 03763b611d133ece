import {
  badRequest,
  fieldSelector,
  invalid,
  labelSelector,
  type Matches,
  type ObjectStore,
  StatusError,
  type StoredObject,
} from '../store';
import type { Target } from './requestPath';

interface Position {
  revision: number;
  after: string;
}

/** A page of a list: what matches, and where the next page begins. */
export interface Page {
  items: StoredObject[];
  revision: number;
  next?: string;
  remaining?: number;
}

/**
 * A page of a list, as it was at the list's revision.
 *
 * @throws StatusError 400 or 422 for a bad query, 410 for a compacted list, 504 for one of the future
 */
export function readPage(
  store: ObjectStore,
  target: Target,
  query: URLSearchParams,
): Page {
  const { resource, namespace } = target;
  const matches = selectorOf(target, query);
  const limit = readLimit(query.get('limit'));
  const position = readContinue(query.get('continue'));
  const revision = position?.revision ?? readRevision(store, query);
  const table = store.table(resource);
  if (revision < table.compactedRevision) {
    throw new StatusError(410, 'Expired', {
      message:
        'The provided continue parameter is too old to display a consistent list result. You must start a new list without the continue parameter.',
    });
  }
  const { keys, byKey } = table.at(revision);
  const prefix = namespace === undefined ? '' : `${namespace}/`;
  const items: StoredObject[] = [];
  let index = firstAfter(keys, position?.after ?? prefix);
  for (; index < keys.length && keys[index].startsWith(prefix); index++) {
    if (limit && items.length === limit) {
      break;
    }
    const object = byKey(keys[index])!;
    if (matches(object)) {
      items.push(object);
    }
  }
  const end = prefix ? firstAfter(keys, `${namespace}0`) : keys.length;
  const selected = query.get('labelSelector') || query.get('fieldSelector');
  return {
    items,
    revision,
    ...(index < end && {
      next: writeContinue({ revision, after: `${keys[index - 1]}\0` }),
      // How many of the rest match is not known without looking.
      ...(!selected && { remaining: end - index }),
    }),
  };
}

/** The selectors of a query as one test. @throws StatusError 400 */
export function selectorOf(
  { resource, name }: Target,
  query: URLSearchParams,
): Matches {
  const labels = labelSelector(query.get('labelSelector') ?? undefined);
  const fields = fieldSelector(
    query.get('fieldSelector') ?? undefined,
    resource,
  );
  return object =>
    labels(object) &&
    fields(object) &&
    (name === undefined || object.metadata.name === name);
}

/** The revision that a list is asked for: the present one, or a past one exactly. */
function readRevision(store: ObjectStore, query: URLSearchParams): number {
  const match = query.get('resourceVersionMatch');
  const text = query.get('resourceVersion');
  if (!text) {
    if (match && query.get('sendInitialEvents') !== 'true') {
      throw invalid(
        'resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
      );
    }
    return store.revision;
  }
  const revision = readResourceVersion(text);
  if (revision > store.revision) {
    throw new StatusError(504, 'Timeout', {
      message: `Too large resource version: ${revision}, current: ${store.revision}`,
      retryAfterSeconds: 1,
      details: {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
      },
    });
  }
  return match === 'Exact' ? revision : store.revision;
}

/** @throws StatusError 400 */
export function readResourceVersion(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw badRequest(`resourceVersion: Invalid value: ${JSON.stringify(text)}`);
  }
  return Number(text);
}

function readLimit(text: string | null): number {
  if (text && !/^\d+$/.test(text)) {
    throw badRequest(`limit: Invalid value: ${JSON.stringify(text)}`);
  }
  return Number(text ?? 0);
}

function firstAfter(keys: string[], after: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] < after) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function writeContinue(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function readContinue(token: string | null): Position | undefined {
  if (!token) {
    return undefined;
  }
  try {
    const read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (typeof read.revision === 'number' && typeof read.after === 'string') {
      return read;
    }
  } catch {
    // It is refused below.
  }
  throw badRequest('continue key is not valid');
}
