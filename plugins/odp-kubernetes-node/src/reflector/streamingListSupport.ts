import type { ClusterClient } from '../client/ClusterClient';
import { KubernetesApiError } from '../client/errors';
import { isExpired } from './assessFailure';

/** A server may be upgraded: after so many milliseconds it is asked again. */
const ASK_AGAIN = 6 * 60 * 60_000;

const REFUSALS = [400, 405, 406, 415, 422, 501];

const unsupportedUntil = new WeakMap<ClusterClient, number>();

/** Whether a streaming list is worth a try on this cluster. */
export function mayStreamLists(client: ClusterClient, now: number): boolean {
  return (unsupportedUntil.get(client) ?? -Infinity) <= now;
}

/** Remembers, for all kinds of the cluster, that it has no streaming lists. */
export function rememberNoStreamingLists(
  client: ClusterClient,
  now: number,
): void {
  unsupportedUntil.set(client, now + ASK_AGAIN);
}

/** Whether the error says that the server has no streaming lists, rather than that it is unwell. */
export function refusesStreamingLists(error: unknown): boolean {
  if (!(error instanceof KubernetesApiError) || isExpired(error)) {
    return false;
  }
  // Servers without the feature, or with an etcd too old for it, say so after they answered 200.
  return error.inStream
    ? error.status !== 429
    : REFUSALS.includes(error.status);
}
