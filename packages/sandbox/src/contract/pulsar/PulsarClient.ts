import http from 'node:http';
import https from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type {
  ContractRole,
  PulsarContractTarget,
} from './PulsarContractTarget';

export interface PulsarReply {
  code: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body; undefined when it is no JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  /** What the broker says when it refuses. */
  reason: string | undefined;
}

/** How often a call is sent on to another broker. */
const MOST_REDIRECTS = 3;

/** A client of nothing but HTTP, so that the contract says what is on the wire. Paths are below `/admin/v2`. */
export class PulsarClient {
  readonly #target: PulsarContractTarget;
  readonly #token: string | undefined;

  /** Without a role it says nothing of who it is. */
  constructor(target: PulsarContractTarget, role?: ContractRole) {
    this.#target = target;
    this.#token = role && target.tokens[role];
  }

  get(path: string): Promise<PulsarReply> {
    return this.call('GET', path);
  }

  put(path: string, body?: unknown): Promise<PulsarReply> {
    return this.call('PUT', path, body);
  }

  post(path: string, body?: unknown): Promise<PulsarReply> {
    return this.call('POST', path, body);
  }

  delete(path: string): Promise<PulsarReply> {
    return this.call('DELETE', path);
  }

  /** Goes where a broker sends it, with token and body. */
  async call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<PulsarReply> {
    let url = `${this.#target.adminUrl}/admin/v2${path}`;
    for (let redirects = 0; ; redirects += 1) {
      const reply = await this.request(url, { method, body });
      if (reply.code !== 307 || redirects === MOST_REDIRECTS) {
        return reply;
      }
      url = reply.headers.location!;
    }
  }

  /** One request to a whole address. */
  request(
    url: string,
    { method = 'GET', body }: { method?: string; body?: unknown } = {},
  ): Promise<PulsarReply> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const { request: send } = url.startsWith('https:') ? https : http;
    return new Promise((resolve, reject) => {
      const request = send(
        url,
        {
          method,
          ca: this.#target.ca,
          agent: false,
          headers: {
            ...(this.#token && { authorization: `Bearer ${this.#token}` }),
            ...(text !== undefined && {
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(text)),
            }),
          },
        },
        async response => {
          const chunks: Buffer[] = [];
          for await (const chunk of response) {
            chunks.push(chunk);
          }
          resolve(
            replyOf(
              response.statusCode!,
              response.headers,
              Buffer.concat(chunks).toString('utf8'),
            ),
          );
        },
      );
      request.on('error', reject);
      request.end(text);
    });
  }
}

function replyOf(
  code: number,
  headers: IncomingHttpHeaders,
  text: string,
): PulsarReply {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    // A page, or nothing.
  }
  return { code, headers, text, body, reason: body?.reason };
}
