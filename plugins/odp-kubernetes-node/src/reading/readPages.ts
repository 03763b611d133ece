import { eachChunk, UnreadableAnswerError } from '@internal/backend-kit';
import type { ClusterClient } from '../client/ClusterClient';
import type { ResourceDefinition } from '../reflector/ResourceDefinition';
import { resourcePath } from '../reflector/resourcePath';
import { ListSplitter } from './ListSplitter';

/** What a list in pages needs. */
export interface PagesRequest {
  client: ClusterClient;
  resource: ResourceDefinition;
  signal: AbortSignal;
  /** 0 asks for everything at once. */
  pageSize: number;
  /** A page is asked for. */
  onCall(): void;
  onBytes(count: number): void;
  /** JSON text of one item. */
  onItem(json: string): void;
}

/**
 * Reads a kind's list page by page and item by item. Gives the resource version that a watch can
 * go on from. Throws what the client throws, and `UnreadableAnswerError`.
 */
export async function readPages(request: PagesRequest): Promise<string> {
  const { client, resource, signal, pageSize } = request;
  let next: string | undefined;
  let resourceVersion: string | undefined;
  do {
    request.onCall();
    const path = resourcePath(resource, {
      limit: pageSize > 0 ? String(pageSize) : undefined,
      continue: next,
    });
    const { body } = await client.stream(path, {
      signal,
      verb: `LIST ${resource.plural}`,
    });
    const splitter = ListSplitter.create(request.onItem);
    await eachChunk(body, chunk => {
      request.onBytes(chunk.length);
      splitter.push(chunk);
    });
    const { metadata } = splitter.end();
    // All pages of one list are of the same moment, and say so.
    resourceVersion = metadata?.resourceVersion ?? resourceVersion;
    next = metadata?.continue;
  } while (next);
  if (!resourceVersion) {
    throw new UnreadableAnswerError('the list has no resource version');
  }
  return resourceVersion;
}
