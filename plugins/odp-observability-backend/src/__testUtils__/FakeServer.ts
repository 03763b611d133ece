import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Asked {
  method: string;
  path: string;
  search: URLSearchParams;
  body: string;
  token?: string;
}

/** Answers with JSON, or as it likes. */
export type Reply = { status?: number; json?: unknown; text?: string };
export type Answerer = (
  asked: Asked,
  response: ServerResponse,
) => Reply | undefined | Promise<Reply | undefined>;

/** A server on loopback that answers as a test says, and remembers what it was asked. */
export class FakeServer {
  readonly asked: Asked[] = [];
  /** Calls that the other side ended before the answer. */
  aborted = 0;
  readonly #server: Server;
  readonly #answer: Answerer;

  static async start(answer: Answerer): Promise<FakeServer> {
    const fake = new FakeServer(answer);
    await new Promise<void>(resolve => {
      fake.#server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  private constructor(answer: Answerer) {
    this.#answer = answer;
    this.#server = createServer(async (request, response) => {
      response.on('close', () => {
        this.aborted += response.writableFinished ? 0 : 1;
      });
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      const url = new URL(request.url!, 'http://fake');
      const asked: Asked = {
        method: request.method!,
        path: url.pathname,
        search: url.searchParams,
        body,
        token: request.headers.authorization,
      };
      this.asked.push(asked);
      const reply = await this.#answer(asked, response);
      if (reply) {
        response
          .writeHead(reply.status ?? 200, {
            'content-type': 'application/json',
          })
          .end(reply.text ?? JSON.stringify(reply.json));
      }
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
