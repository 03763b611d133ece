import { readFileSync } from 'node:fs';

/** Address of the testbed's broker. */
export const ADMIN_URL = process.env.ODP_PULSAR_ADMIN_URL!;

/** Base of its WebSocket API. */
export const WEBSOCKET_URL = process.env.ODP_PULSAR_WEBSOCKET_URL!;

/** @param role as the testbed names it, such as `READER` */
export const tokenFileOf = (role: string) =>
  process.env[`ODP_PULSAR_${role}_TOKEN_FILE`]!;

/** Asks the real broker for something, as its administrator. `place` stands below `/admin/v2`. */
export async function admin(method: string, place: string, body?: unknown) {
  const token = readFileSync(tokenFileOf('ADMIN'), 'utf8').trim();
  const response = await fetch(`${ADMIN_URL}/admin/v2/${place}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${place}: ${response.status}`);
  }
}

/** Publishes over the broker's WebSocket, and waits until all is stored. */
export async function publish(
  topic: string,
  { messages, bytes }: { messages: number; bytes: number },
): Promise<void> {
  const token = readFileSync(tokenFileOf('ADMIN'), 'utf8').trim();
  const socket = new WebSocket(
    `${WEBSOCKET_URL}/producer/${topic}?batchingEnabled=false&token=${token}`,
  );
  const payload = Buffer.alloc(bytes).toString('base64');
  await new Promise<void>((resolve, reject) => {
    let stored = 0;
    socket.onerror = () =>
      reject(new Error(`nothing can be published to ${topic}`));
    socket.onopen = () => {
      for (let message = 0; message < messages; message += 1) {
        socket.send(JSON.stringify({ payload, context: `${message}` }));
      }
    };
    socket.onmessage = () => {
      stored += 1;
      if (stored === messages) {
        resolve();
      }
    };
  });
  socket.close();
}
