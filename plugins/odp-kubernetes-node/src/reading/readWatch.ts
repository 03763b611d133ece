import {
  eachChunk,
  LineSplitter,
  UnreadableAnswerError,
} from '@internal/backend-kit';
import { errorOfEvent } from '../client/apiErrors';
import type { ClusterClient } from '../client/ClusterClient';
import type { ResourceDefinition } from '../reflector/ResourceDefinition';
import { resourcePath } from '../reflector/resourcePath';

/** One line of a watch. */
export interface WatchEvent {
  type: string;
  object: unknown;
}

/** What a watch needs. */
export interface WatchRequest {
  client: ClusterClient;
  resource: ResourceDefinition;
  signal: AbortSignal;
  /** The parameters besides `watch` and `allowWatchBookmarks`. */
  parameters: Record<string, string | undefined>;
  /** The server has accepted the watch. */
  onOpen(): void;
  onBytes(count: number): void;
  onEvent(event: WatchEvent): void;
  /** A line that is no event; it is skipped. */
  onUnreadable(error: unknown): void;
}

function parseEvent(line: string): WatchEvent {
  const event = JSON.parse(line);
  if (typeof event?.type !== 'string') {
    throw new SyntaxError('the line has no type');
  }
  return event;
}

/**
 * Reads a watch until the server ends it, which is no error. A line that the end cuts off is left
 * to the next watch, which starts at the last whole event. Throws what the client throws,
 * `KubernetesApiError` for an ERROR event, and `UnreadableAnswerError` for another kind of answer.
 */
export async function readWatch(request: WatchRequest): Promise<void> {
  const { client, resource, signal } = request;
  const path = resourcePath(resource, {
    watch: 'true',
    allowWatchBookmarks: 'true',
    ...request.parameters,
  });
  const { body, headers } = await client.stream(path, {
    signal,
    verb: `WATCH ${resource.plural}`,
  });
  const type = headers['content-type'] ?? 'json';
  if (!type.includes('json')) {
    // The connection ends when a reading that has begun is left.
    const reading = body[Symbol.asyncIterator]();
    await reading.next();
    await reading.return?.();
    throw new UnreadableAnswerError(
      `the answer to a watch is ${type}: something else than Kubernetes answers`,
    );
  }
  request.onOpen();
  const splitter = LineSplitter.create(line => {
    let event: WatchEvent;
    try {
      event = parseEvent(line);
    } catch (error) {
      request.onUnreadable(error);
      return;
    }
    if (event.type === 'ERROR') {
      throw errorOfEvent(event.object);
    }
    request.onEvent(event);
  });
  await eachChunk(body, chunk => {
    request.onBytes(chunk.length);
    splitter.push(chunk);
  });
}
