import {
  CLUSTERS_CHANNEL,
  type SnapshotSignal,
} from '@internal/plugin-odp-clusters-common';
import type { PortalSession } from './Portal';

/** How long each attempt may take. */
const PATIENCE_MS = [1000, 5000, 30_000];

/**
 * Hears the signals of snapshots over a WebSocket, as a page does. The first
 * upgrade after the portal's start is never answered by the signals backend; a
 * page tries again, too.
 *
 * @returns ends the connection
 */
export async function followSignals(
  { url, token }: PortalSession,
  onSignal: (signal: SnapshotSignal) => void,
): Promise<() => void> {
  const address = `${url.replace(/^http/, 'ws')}/api/signals`;
  for (const patience of PATIENCE_MS) {
    const socket = new WebSocket(address, token);
    const opened = await new Promise<boolean>(resolve => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
      setTimeout(() => resolve(false), patience);
    });
    if (opened) {
      socket.onmessage = ({ data }) => {
        const { channel, message } = JSON.parse(String(data));
        if (channel === CLUSTERS_CHANNEL && message.cluster === 'odp-eu') {
          onSignal(message);
        }
      };
      socket.send(
        JSON.stringify({ action: 'subscribe', channel: CLUSTERS_CHANNEL }),
      );
      return () => socket.close();
    }
    socket.close();
  }
  throw new Error('the signals backend accepts no WebSocket');
}
