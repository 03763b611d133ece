import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that answers what a test tells it to, and remembers what it was asked. */
export class FakeApi {
  readonly requests: { path: string; query: URLSearchParams; token: string }[] =
    [];
  answer: (request: IncomingMessage, response: ServerResponse) => void = (
    _,
    response,
  ) => {
    response.end();
  };
  #port = 0;
  readonly #server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    this.requests.push({
      path: url.pathname,
      query: url.searchParams,
      token: (request.headers.authorization ?? '').replace('Bearer ', ''),
    });
    this.answer(request, response);
  });

  static async start(): Promise<FakeApi> {
    const api = new FakeApi();
    await api.listen(0);
    return api;
  }

  /** Listens, again after `stop`; 0 takes a free port. */
  async listen(port: number): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
