import type { LifecycleService } from '@backstage/backend-plugin-api';
import type { Server } from 'node:http';

/** What an answer that is under way gets to be finished in. */
const GRACE_MS = 3000;

/**
 * Ends connections that outlast the grace when the backend is asked to end.
 *
 * The event bus holds each of its requests for most of a minute, and the server
 * waits for the last one: what asked the portal to end would kill it before.
 */
export function endConnections(
  server: Server,
  lifecycle: Pick<LifecycleService, 'addShutdownHook'>,
  graceMs = GRACE_MS,
): void {
  lifecycle.addShutdownHook(() => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.once('close', () => clearTimeout(timer));
  });
}
