import net from 'node:net';
import { EXIT, Failure } from './failure.mjs';

/** Every port that `npm start` listens on, and the variable that moves it; `count` of them in a row. */
const PORTS = {
  app: { variable: 'ODP_APP_PORT', port: 3000 },
  backend: { variable: 'ODP_BACKEND_PORT', port: 7007 },
  metrics: { variable: 'OTEL_EXPORTER_PROMETHEUS_PORT', port: 9464 },
  'sandbox of odp-eu': { variable: 'ODP_SANDBOX_EU_PORT', port: 16443 },
  'sandbox of odp-us': { variable: 'ODP_SANDBOX_US_PORT', port: 16444 },
  'event bus of odp-eu': {
    variable: 'ODP_SANDBOX_PULSAR_EU_PORT',
    port: 16451,
    count: 3,
  },
  'event bus of odp-us': {
    variable: 'ODP_SANDBOX_PULSAR_US_PORT',
    port: 16461,
    count: 3,
  },
  'sandbox control': { variable: 'ODP_SANDBOX_CONTROL_PORT', port: 16440 },
  prometheus: { variable: 'ODP_PROMETHEUS_PORT', port: 16470 },
};

/** The ports in force, by variable. */
export function portsFromEnvironment(environment = process.env) {
  return Object.fromEntries(
    Object.values(PORTS).map(({ variable, port }) => [
      variable,
      Number(environment[variable] ?? port),
    ]),
  );
}

/** Where the bundle answers on the testbed; its identity provider sends people back there. */
export function bundlePort(environment = process.env) {
  return Number(environment.ODP_BUNDLE_PORT ?? 7008);
}

/** Refuses with one sentence when a port cannot be listened on. */
export async function requireFreePorts(ports) {
  for (const [what, { variable, count = 1 }] of Object.entries(PORTS)) {
    const first = ports[variable];
    const highest = 65536 - count;
    if (!Number.isInteger(first) || first < 1 || first > highest) {
      throw new Failure(
        `${variable} is no port number; give one from 1 to ${highest}.`,
        EXIT.portTaken,
      );
    }
    for (let port = first; port < first + count; port += 1) {
      if (!(await isFree(port))) {
        throw new Failure(
          `Port ${port} (${what}) is taken by another program; stop that one, or choose another port with ${variable}.`,
          EXIT.portTaken,
        );
      }
    }
  }
}

async function isFree(port) {
  for (const host of ['127.0.0.1', '::1']) {
    const free = await new Promise(resolve => {
      const server = net.createServer();
      server.once('error', error => resolve(error.code !== 'EADDRINUSE'));
      server.listen({ port, host }, () => server.close(() => resolve(true)));
    });
    if (!free) {
      return false;
    }
  }
  return true;
}

/** Free ports for each entry of {@link PORTS}, the first one by variable. */
export async function freePorts() {
  const kept = [];
  /** @type {Record<string, number>} */
  const ports = {};
  for (const { variable, count = 1 } of Object.values(PORTS)) {
    const servers = await listenInARow(count);
    kept.push(...servers);
    ports[variable] = servers[0].address().port;
  }
  await Promise.all(
    kept.map(server => new Promise(resolve => server.close(resolve))),
  );
  return ports;
}

/** Servers on so many free ports in a row. */
async function listenInARow(count) {
  for (;;) {
    const servers = [await listen(0)];
    const { port } = servers[0].address();
    while (servers.length < count) {
      const next = await listen(port + servers.length).catch(() => undefined);
      if (!next) {
        break;
      }
      servers.push(next);
    }
    if (servers.length === count) {
      return servers;
    }
    await Promise.all(
      servers.map(server => new Promise(resolve => server.close(resolve))),
    );
  }
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => resolve(server));
  });
}
