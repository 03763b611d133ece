import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A series: source, source's namespace, destination, its namespace, and the rate as Prometheus writes it. */
export type FakeSeries = [string, string, string, string, string];

/** Prometheus' HTTP API as far as instant queries by workload. */
export class FakePrometheus {
  /** Queries as they came. */
  readonly queries: string[] = [];
  /** Tokens as they came. */
  readonly tokens: Array<string | undefined> = [];
  /** Series by metric. */
  series: Record<string, FakeSeries[]> = {};
  /** Laid over the answer. */
  extra: object = {};
  /** Seconds since the epoch that samples have; now when absent. */
  at: number | undefined;
  /** Answers instead, when set. */
  instead: ((response: ServerResponse) => void) | undefined;
  readonly #server: Server;
  #held: Promise<void> | undefined;

  static async start(): Promise<FakePrometheus> {
    const fake = new FakePrometheus();
    await new Promise<void>(resolve => {
      fake.#server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url!, 'http://fake');
      const query = searchParams.get('query') ?? '';
      this.queries.push(query);
      this.tokens.push(request.headers.authorization);
      await this.#held;
      if (this.instead) {
        this.instead(response);
        return;
      }
      if (pathname !== '/prefix/api/v1/query') {
        response.writeHead(404).end('404 page not found');
        return;
      }
      const metric = /istio_\w+/.exec(query)?.[0] ?? '';
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          status: 'success',
          data: {
            resultType: 'vector',
            result: (this.series[metric] ?? []).map(series =>
              this.#sample(series),
            ),
          },
          ...this.extra,
        }),
      );
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/prefix`;
  }

  /** Answers nobody until what it gives is called. */
  hold(): () => void {
    let release = () => {};
    this.#held = new Promise(resolve => {
      release = resolve;
    });
    return release;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #sample([source, sourceNamespace, to, toNamespace, rate]: FakeSeries) {
    return {
      metric: {
        source_workload: source,
        source_workload_namespace: sourceNamespace,
        destination_workload: to,
        destination_workload_namespace: toNamespace,
      },
      value: [this.at ?? Date.now() / 1000, rate],
    };
  }
}
