import {
  apiVersionOf,
  badRequest,
  expired,
  fieldSelector,
  labelSelector,
  type ObjectStore,
  type StoredObject,
} from '../store';
import { jsonOf } from './json';
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

/** @throws StatusError 400 for a bad query, 410 for a page of a compacted list */
export function readPage(
  store: ObjectStore,
  { resource, namespace }: Target,
  query: URLSearchParams,
): Page {
  const table = store.table(resource);
  const matchesLabels = labelSelector(query.get('labelSelector') ?? undefined);
  const matchesFields = fieldSelector(query.get('fieldSelector') ?? undefined);
  const limit = Number(query.get('limit') ?? 0);
  const position = readContinue(query.get('continue'));
  if (position && position.revision < table.compactedRevision) {
    throw expired();
  }
  const prefix = namespace === undefined ? '' : `${namespace}/`;
  const keys = table.sortedKeys();
  const items: StoredObject[] = [];
  let index = firstAfter(keys, position?.after ?? prefix);
  for (; index < keys.length; index++) {
    if (limit && items.length === limit) {
      break;
    }
    if (!keys[index].startsWith(prefix)) {
      break;
    }
    const object = table.byKey(keys[index])!;
    if (matchesLabels(object) && matchesFields(object)) {
      items.push(object);
    }
  }
  const revision = position?.revision ?? store.revision;
  const more = index < keys.length && keys[index].startsWith(prefix);
  return {
    items,
    revision,
    ...(more && {
      next: writeContinue({ revision, after: `${keys[index - 1]}\0` }),
      remaining: keys.length - index,
    }),
  };
}

/** The body of a list; each object's JSON is made once and kept. */
export function listBody(target: Target, page: Page): string {
  const { resource } = target;
  const metadata = {
    resourceVersion: String(page.revision),
    ...(page.next && {
      continue: page.next,
      remainingItemCount: page.remaining,
    }),
  };
  return `{"kind":"${resource.kind}List","apiVersion":"${apiVersionOf(
    resource,
  )}","metadata":${JSON.stringify(metadata)},"items":[${page.items
    .map(jsonOf)
    .join(',')}]}\n`;
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
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw badRequest('continue key is not valid');
  }
}
