import { createServer } from 'node:http';

/** Gives a pipeline its token as GitHub does, and exchanges it as a provider of workload identity does. */
export class StandInTokens {
  /** @type {{ line: string, authorization?: string, form: Record<string, string> }[]} */
  requests = [];
  trusts = true;
  #server;

  static async start() {
    const tokens = new StandInTokens();
    tokens.#server = createServer(async (request, response) => {
      const { method, url, headers } = request;
      const chunks = await request.toArray();
      tokens.requests.push({
        line: `${method} ${url}`,
        authorization: headers.authorization,
        form: Object.fromEntries(
          new URLSearchParams(Buffer.concat(chunks).toString()),
        ),
      });
      if (method === 'GET') {
        response.end(JSON.stringify({ count: 1, value: 'id-token-of-host' }));
      } else if (tokens.trusts) {
        response.end(
          JSON.stringify({
            access_token: 'ya29.short-lived',
            expires_in: 3600,
          }),
        );
      } else {
        response.writeHead(403).end('{"error":"unauthorized_client"}');
      }
    });
    await new Promise(resolve => {
      tokens.#server.listen(0, '127.0.0.1', resolve);
    });
    return tokens;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
  }
}
