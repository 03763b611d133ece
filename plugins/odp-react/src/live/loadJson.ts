import { ResponseError } from '@backstage/errors';
import type { LiveAnswer, LiveRequest } from './LiveAnswer';

/** What {@link loadJson} needs: a fetch that signs requests, and how to check the answer. */
export interface LoadJsonOptions<T> {
  fetch: typeof globalThis.fetch;
  url: string;
  request: LiveRequest;
  /** Turns the answer's JSON into what the view uses; throws on what it does not know. */
  parse: (json: unknown) => T;
}

/** Reads JSON with `If-None-Match`; a 304 is "not modified", any other refusal a `ResponseError`. */
export async function loadJson<T>(
  options: LoadJsonOptions<T>,
): Promise<LiveAnswer<T>> {
  const { fetch, url, request, parse } = options;
  const response = await fetch(url, {
    signal: request.signal,
    headers: request.etag ? { 'If-None-Match': request.etag } : {},
  });
  if (response.status === 304) {
    return { kind: 'not-modified' };
  }
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return {
    kind: 'data',
    data: parse(await response.json()),
    etag: response.headers.get('etag') ?? undefined,
  };
}
