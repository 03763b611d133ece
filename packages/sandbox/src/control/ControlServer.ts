import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxCluster } from '../SandboxCluster';
import { ACTIONS, type Body } from './actions';

interface ControlOptions {
  clusters: Record<string, SandboxCluster>;
  port: number;
}

interface Answer {
  code: number;
  body: unknown;
}

/** HTTP on loopback by which tests and people make the sandbox misbehave. */
export class ControlServer {
  readonly #server: http.Server;

  static async start({ clusters, port }: ControlOptions) {
    const server = http.createServer(async (request, response) => {
      const answer = await answerControl(request, clusters).catch(error => ({
        code: 400,
        body: { error: (error as Error).message },
      }));
      response.writeHead(answer.code, { 'content-type': 'application/json' });
      response.end(`${JSON.stringify(answer.body)}\n`);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new ControlServer(server);
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
}

/**
 * `GET /status`, `GET /clusters/<name>`, `POST /clusters/<name>/<action>` with a
 * JSON body, `DELETE /clusters/<name>/faults`. Each answers with the status.
 */
async function answerControl(
  request: http.IncomingMessage,
  clusters: Record<string, SandboxCluster>,
): Promise<Answer> {
  // A page in a browser sends an Origin; it has no business here.
  if (request.headers.origin !== undefined) {
    return { code: 403, body: { error: 'not for browsers' } };
  }
  const [, place, name = '', action = ''] = (request.url ?? '').split('/');
  const { method } = request;
  if (method === 'GET' && place === 'status') {
    return {
      code: 200,
      body: { clusters: Object.values(clusters).map(statusOf) },
    };
  }
  if (place !== 'clusters' || !Object.hasOwn(clusters, name)) {
    return usage(clusters);
  }
  const cluster = clusters[name];
  if (method === 'DELETE' && action === 'faults') {
    cluster.faults.clear();
  } else if (method === 'POST' && Object.hasOwn(ACTIONS, action)) {
    await ACTIONS[action](cluster, await readJson(request));
  } else if (method !== 'GET' || action) {
    return usage(clusters);
  }
  return { code: 200, body: statusOf(cluster) };
}

function usage(clusters: Record<string, SandboxCluster>): Answer {
  const names = Object.keys(clusters).join('|');
  const actions = Object.keys(ACTIONS).join('|');
  return {
    code: 404,
    body: {
      error: `GET /status, GET /clusters/<${names}>, POST /clusters/<${names}>/<${actions}> or DELETE /clusters/<${names}>/faults`,
    },
  };
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
