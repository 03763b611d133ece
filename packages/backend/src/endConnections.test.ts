import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endConnections } from './endConnections';

/** A server that is asked, and then asked to end; the request holds the answer open. */
async function endingServer(graceMs: number) {
  let answered: (response: ServerResponse) => void;
  const asked = new Promise<ServerResponse>(resolve => {
    answered = resolve;
  });
  const server: Server = createServer((_, response) => answered(response));
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const hooks: Array<() => unknown> = [];
  endConnections(
    server,
    { addShutdownHook: hook => hooks.push(hook) },
    graceMs,
  );
  const { port } = server.address() as AddressInfo;
  const answer = fetch(`http://127.0.0.1:${port}`).then(
    response => response.text(),
    () => 'cut off',
  );
  const response = await asked;
  const closed = new Promise<void>(resolve => {
    server.close(() => resolve());
  });
  hooks.forEach(hook => hook());
  return { answer, response, closed };
}

describe('the end of the backend', () => {
  it('waits for no request of the event bus, which lasts most of a minute', async () => {
    const { answer, closed } = await endingServer(10);
    await closed;
    expect(await answer).toBe('cut off');
  });

  it('lets an answer be finished that is under way', async () => {
    const { answer, response, closed } = await endingServer(60_000);
    response.setHeader('connection', 'close').end('all of it');
    expect(await answer).toBe('all of it');
    await closed;
  });
});
