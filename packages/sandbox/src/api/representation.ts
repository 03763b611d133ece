import { apiVersionOf, type ObjectStore, type StoredObject } from '../store';
import { jsonOf } from './json';
import type { Page } from './list';
import type { Target } from './requestPath';
import { tableBody } from './table';

/** How a client wants to see objects, as JSON texts. */
export interface Representation {
  object(object: StoredObject): string;
  list(page: Page): string;
}

/** What the Accept header asks for: whole objects, their metadata, or the table that kubectl prints. */
export function representationOf(
  accept: string | undefined,
  options: { store: ObjectStore; target: Target },
): Representation {
  if (accept?.includes('as=Table')) {
    return asTable(options);
  }
  return accept?.includes('as=PartialObjectMetadata')
    ? asMetadata()
    : whole(options.target);
}

function whole({ resource }: Target): Representation {
  return {
    object: jsonOf,
    list: page =>
      listText(
        { kind: `${resource.kind}List`, apiVersion: apiVersionOf(resource) },
        page,
        jsonOf,
      ),
  };
}

function asMetadata(): Representation {
  const apiVersion = 'meta.k8s.io/v1';
  const object = ({ metadata }: StoredObject) =>
    JSON.stringify({ kind: 'PartialObjectMetadata', apiVersion, metadata });
  return {
    object,
    list: page =>
      listText({ kind: 'PartialObjectMetadataList', apiVersion }, page, object),
  };
}

function asTable(options: {
  store: ObjectStore;
  target: Target;
}): Representation {
  const list = (page: Page) => JSON.stringify(tableBody(page, options));
  return {
    list,
    object: item =>
      list({ items: [item], revision: Number(item.metadata.resourceVersion) }),
  };
}

function listText(
  { kind, apiVersion }: { kind: string; apiVersion: string },
  page: Page,
  object: (item: StoredObject) => string,
): string {
  return `{"kind":"${kind}","apiVersion":"${apiVersion}","metadata":${JSON.stringify(
    {
      resourceVersion: String(page.revision),
      continue: page.next,
      remainingItemCount: page.remaining,
    },
  )},"items":[${page.items.map(object).join(',')}]}\n`;
}
