import net from 'node:net';
import { EXIT, Failure } from './failure.mjs';

/** Every port that `npm start` listens on, and the variable that moves it. */
const PORTS = {
  app: { variable: 'ODP_APP_PORT', port: 3000 },
  backend: { variable: 'ODP_BACKEND_PORT', port: 7007 },
  metrics: { variable: 'OTEL_EXPORTER_PROMETHEUS_PORT', port: 9464 },
  'sandbox of odp-eu': { variable: 'ODP_SANDBOX_EU_PORT', port: 16443 },
  'sandbox of odp-us': { variable: 'ODP_SANDBOX_US_PORT', port: 16444 },
  'sandbox control': { variable: 'ODP_SANDBOX_CONTROL_PORT', port: 16440 },
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
  for (const [what, { variable }] of Object.entries(PORTS)) {
    const port = ports[variable];
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new Failure(
        `${variable} is no port number; give one from 1 to 65535.`,
        EXIT.portTaken,
      );
    }
    if (!(await isFree(port))) {
      throw new Failure(
        `Port ${port} (${what}) is taken by another program; stop that one, or choose another port with ${variable}.`,
        EXIT.portTaken,
      );
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

/** A free port for each entry of {@link PORTS}, by variable. */
export async function freePorts() {
  const servers = await Promise.all(
    Object.values(PORTS).map(
      ({ variable }) =>
        new Promise((resolve, reject) => {
          const server = net.createServer();
          server.once('error', reject);
          server.listen({ port: 0, host: '127.0.0.1' }, () =>
            resolve({ variable, server }),
          );
        }),
    ),
  );
  const ports = Object.fromEntries(
    servers.map(({ variable, server }) => [variable, server.address().port]),
  );
  await Promise.all(
    servers.map(({ server }) => new Promise(resolve => server.close(resolve))),
  );
  return ports;
}
