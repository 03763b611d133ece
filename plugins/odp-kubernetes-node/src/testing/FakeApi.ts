import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake was asked. */
export interface FakeRequest {
  method: string;
  /** As it was sent, encoded. */
  path: string;
  query: URLSearchParams;
  token: string;
  contentType: string;
  body: string;
}

/** A server on loopback that answers what a test tells it to, and remembers what it was asked. */
export class FakeApi {
  /** Whole ones, bodies included. */
  readonly requests: FakeRequest[] = [];
  answer: (request: IncomingMessage, response: ServerResponse) => void = (
    _,
    response,
  ) => {
    response.end();
  };
  #port = 0;
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://fake');
      this.requests.push({
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        token: (request.headers.authorization ?? '').replace('Bearer ', ''),
        contentType: request.headers['content-type'] ?? '',
        body: Buffer.concat(chunks).toString('utf8'),
      });
      this.answer(request, response);
    });
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
