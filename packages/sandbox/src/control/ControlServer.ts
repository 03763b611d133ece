import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxCluster } from '../SandboxCluster';
import type { SandboxMetrics } from '../metrics/SandboxMetrics';
import type { SandboxPulsar } from '../pulsar/SandboxPulsar';
import { ACTIONS } from './actions';
import type { Body } from './fields';
import { answerMetrics } from './answerMetrics';
import { PULSAR_ACTIONS } from './pulsarActions';

/** What can be made to misbehave. */
interface Places {
  clusters: Record<string, SandboxCluster>;
  pulsars: Record<string, SandboxPulsar>;
}

interface ControlOptions extends Places {
  port: number;
}

interface Answer {
  code: number;
  body: unknown;
}

/** HTTP on loopback by which tests and people make the sandbox misbehave. */
export class ControlServer {
  /** What `GET /metrics` and `GET /history` tell; nothing without it. */
  metrics: SandboxMetrics | undefined;
  readonly #server: http.Server;

  static async start({ port, ...places }: ControlOptions) {
    const server = http.createServer();
    const control = new ControlServer(server);
    server.on('request', (request, response) =>
      control.#answer(request, response, places),
    );
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return control;
  }

  private constructor(server: http.Server) {
    this.#server = server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  async #answer(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    places: Places,
  ): Promise<void> {
    if (this.metrics && answerMetrics(this.metrics, request, response)) {
      return;
    }
    const answer = await answerControl(request, places).catch(error => ({
      code: 400,
      body: { error: (error as Error).message },
    }));
    response.writeHead(answer.code, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(answer.body)}\n`);
  }
}

/**
 * `GET /status`, `GET /<kind>/<name>`, `POST /<kind>/<name>/<action>` with a
 * JSON body, `DELETE /<kind>/<name>/faults`, where the kind is `clusters` or
 * `pulsars`. Each answers with the status.
 */
async function answerControl(
  request: http.IncomingMessage,
  places: Places,
): Promise<Answer> {
  // A page in a browser sends an Origin; it has no business here.
  if (request.headers.origin !== undefined) {
    return { code: 403, body: { error: 'not for browsers' } };
  }
  const [, kind, name = '', action = ''] = (request.url ?? '').split('/');
  const { method } = request;
  if (method === 'GET' && kind === 'status') {
    return {
      code: 200,
      body: {
        clusters: Object.values(places.clusters).map(statusOf),
        pulsars: Object.values(places.pulsars).map(pulsarStatusOf),
      },
    };
  }
  const place = placeOf(places, kind, name);
  if (!place) {
    return usage(places);
  }
  if (method === 'DELETE' && action === 'faults') {
    place.clear();
  } else if (method === 'POST' && place.actions.includes(action)) {
    await place.act(action, await readJson(request));
  } else if (method !== 'GET' || action) {
    return usage(places);
  }
  return { code: 200, body: place.status() };
}

/** A cluster or an event bus, and what can be done to it. */
function placeOf(
  { clusters, pulsars }: Places,
  kind: string,
  name: string,
):
  | {
      actions: string[];
      act(action: string, body: Body): unknown;
      clear(): void;
      status(): object;
    }
  | undefined {
  if (kind === 'clusters' && Object.hasOwn(clusters, name)) {
    const cluster = clusters[name];
    return {
      actions: Object.keys(ACTIONS),
      act: (action, body) => ACTIONS[action](cluster, body),
      clear: () => cluster.faults.clear(),
      status: () => statusOf(cluster),
    };
  }
  if (kind === 'pulsars' && Object.hasOwn(pulsars, name)) {
    const pulsar = pulsars[name];
    return {
      actions: Object.keys(PULSAR_ACTIONS),
      act: (action, body) => PULSAR_ACTIONS[action](pulsar, body),
      clear: () => pulsar.faults.clear(),
      status: () => pulsarStatusOf(pulsar),
    };
  }
  return undefined;
}

function usage({ clusters, pulsars }: Places): Answer {
  const of = (kind: string, all: object, actions: object) => {
    const names = Object.keys(all).join('|');
    return names
      ? [
          `GET /${kind}/<${names}>`,
          `POST /${kind}/<${names}>/<${Object.keys(actions).join('|')}>`,
          `DELETE /${kind}/<${names}>/faults`,
        ]
      : [];
  };
  const all = [
    'GET /status',
    'GET /metrics',
    'GET /history?from=<s>&to=<s>&step=<s>',
    ...of('clusters', clusters, ACTIONS),
    ...of('pulsars', pulsars, PULSAR_ACTIONS),
  ];
  return { code: 404, body: { error: all.join(', ') } };
}

async function readJson(request: http.IncomingMessage): Promise<Body> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  let body: unknown;
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    // It is refused below.
  }
  if (typeof body !== 'object' || body === null) {
    throw new Error('the body is a JSON object');
  }
  return body as Body;
}

function statusOf(cluster: SandboxCluster) {
  return {
    name: cluster.name,
    url: cluster.url,
    revision: cluster.store.revision,
    openWatches: cluster.faults.openWatches,
    faults: cluster.faults.active,
    requests: cluster.requests.entries(),
  };
}

function pulsarStatusOf(pulsar: SandboxPulsar) {
  return {
    name: pulsar.name,
    version: pulsar.state.version,
    brokers: pulsar.state.brokers.all.map(({ url, downSince }) => ({
      url,
      isDown: downSince !== undefined,
    })),
    faults: pulsar.faults.active,
    requests: pulsar.requests.entries(),
  };
}
