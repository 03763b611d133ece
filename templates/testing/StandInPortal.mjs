import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** Takes operations as the portal does, and keeps what was asked for. */
export class StandInPortal {
  /** @type {{ line: string, authorization: string, body: object, tokenInArguments: boolean }[]} */
  requests = [];
  status = 202;
  #server;

  static async start() {
    const portal = new StandInPortal();
    portal.#server = createServer(async (request, response) => {
      const { method, url, headers } = request;
      const chunks = await request.toArray();
      portal.requests.push({
        line: `${method} ${url}`,
        authorization: headers.authorization,
        body: JSON.parse(Buffer.concat(chunks).toString()),
        tokenInArguments: isInArguments(headers.authorization.split(' ')[1]),
      });
      response.writeHead(portal.status).end('{}');
    });
    await new Promise(resolve => {
      portal.#server.listen(0, '127.0.0.1', resolve);
    });
    return portal;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
  }
}

/** Whether the arguments of a process of this machine hold it; where that cannot be read, none do. */
function isInArguments(text) {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .some(id => argumentsOf(id).includes(text));
  } catch {
    return false;
  }
}

function argumentsOf(id) {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    // It has ended.
    return '';
  }
}
