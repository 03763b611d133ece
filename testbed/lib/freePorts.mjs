import net from 'node:net';

/** Handed out by this process, and perhaps not listened on yet. */
const given = new Set();

/**
 * Ports of 127.0.0.1 that nobody listens on.
 *
 * @param {number} count
 * @param {number[]} preferred taken first, as far as they are free
 * @returns {Promise<number[]>}
 */
export async function freePorts(count, preferred = []) {
  const held = [];
  const hold = async port => {
    const server = await listen(port);
    if (server) {
      held.push(server);
    }
  };
  for (const port of preferred.filter(wanted => !given.has(wanted))) {
    await hold(port);
  }
  while (held.length < count) {
    await hold(0);
  }
  const ports = held.map(server => server.address().port);
  await Promise.all(
    held.map(server => new Promise(resolve => server.close(resolve))),
  );
  ports.forEach(port => given.add(port));
  return ports;
}

function listen(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () =>
      given.has(server.address().port)
        ? server.close(() => resolve(undefined))
        : resolve(server),
    );
  });
}
