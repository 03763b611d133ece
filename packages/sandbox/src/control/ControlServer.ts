import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../faults/Faults';
import type { SandboxCluster } from '../SandboxCluster';

interface ControlOptions {
  clusters: Record<string, SandboxCluster>;
  port: number;
}

type Action = (
  cluster: SandboxCluster,
  body: Record<string, unknown>,
) => unknown;

/** What `POST /clusters/<name>/<action>` does; see docs/how-to/break-the-sandbox.md. */
const ACTIONS: Record<string, Action> = {
  faults: (cluster, body) => cluster.faults.inject(body as unknown as Fault),
  clear: cluster => cluster.faults.clear(),
  silence: (cluster, { on = true }) => cluster.faults.silence(Boolean(on)),
  'streaming-lists': (cluster, { on = true }) =>
    cluster.faults.streamingLists(Boolean(on)),
  absent: (cluster, { resource }) => cluster.faults.absent(String(resource)),
  'close-watches': (cluster, { mode = 'clean' }) =>
    cluster.faults.closeWatches(mode === 'abrupt' ? 'abrupt' : 'clean'),
  compact: cluster => cluster.store.compact(),
  down: cluster => cluster.down(),
  up: (cluster, { wrongAuthority }) =>
    cluster.up({ wrongAuthority: Boolean(wrongAuthority) }),
  'rotate-token': (cluster, { user = 'reader' }) => {
    cluster.tokens.rotate(String(user));
  },
  'revoke-token': (cluster, { user = 'reader' }) =>
    cluster.tokens.revoke(String(user)),
  deny: (cluster, { user = 'reader', resource }) =>
    cluster.rights.deny(String(user), String(resource)),
  allow: (cluster, { user = 'reader', resource }) =>
    cluster.rights.allow(String(user), String(resource)),
  clock: (cluster, { offsetMs }) => cluster.setClockOffset(Number(offsetMs)),
  'reset-requests': cluster => cluster.requests.reset(),
};

/** HTTP on loopback by which tests and people make the sandbox misbehave. */
export class ControlServer {
  readonly #server: http.Server;

  static async start({ clusters, port }: ControlOptions) {
    const server = http.createServer(async (request, response) => {
      const answer = await answerControl(request, clusters).catch(error => ({
        code: 500,
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

async function answerControl(
  request: http.IncomingMessage,
  clusters: Record<string, SandboxCluster>,
): Promise<{ code: number; body: unknown }> {
  const [, place, name, action] = (request.url ?? '').split('/');
  if (request.method === 'GET' && place === 'status') {
    return {
      code: 200,
      body: { clusters: Object.values(clusters).map(statusOf) },
    };
  }
  const cluster = clusters[name];
  const act = ACTIONS[action];
  if (request.method !== 'POST' || place !== 'clusters' || !cluster || !act) {
    return {
      code: 404,
      body: {
        error: `POST /clusters/<${Object.keys(clusters).join(
          '|',
        )}>/<${Object.keys(ACTIONS).join('|')}> or GET /status`,
      },
    };
  }
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  await act(cluster, text ? JSON.parse(text) : {});
  return { code: 200, body: statusOf(cluster) };
}

function statusOf(cluster: SandboxCluster) {
  return {
    name: cluster.name,
    url: cluster.url,
    revision: cluster.store.revision,
    openWatches: cluster.faults.openWatches,
    requests: cluster.requests.entries(),
  };
}
