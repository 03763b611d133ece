import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Fields } from '../store';
import type { ContractTarget } from './ContractTarget';
import { WatchReader } from './WatchReader';

interface RequestOptions {
  method?: string;
  headers?: Record<string, string>;
  /** Goes as JSON. */
  body?: unknown;
  /** Goes as it is, in the place of a body. */
  text?: string;
}

export interface Reply {
  code: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body, or an empty object when it is no JSON. */
  body: Fields;
}

/** A client of nothing but HTTP, so that the contract says what is on the wire. */
export class ApiClient {
  readonly #target: ContractTarget;
  readonly #token: string;
  readonly #watches: WatchReader[] = [];

  constructor(target: ContractTarget, token = target.adminToken) {
    this.#target = target;
    this.#token = token;
  }

  async request(path: string, options: RequestOptions = {}): Promise<Reply> {
    const response = await this.open(path, options);
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    return {
      code: response.statusCode!,
      headers: response.headers,
      text,
      body: parsed(text),
    };
  }

  get(path: string): Promise<Reply> {
    return this.request(path);
  }

  post(path: string, body: unknown): Promise<Reply> {
    return this.request(path, { method: 'POST', body });
  }

  put(path: string, body: unknown): Promise<Reply> {
    return this.request(path, { method: 'PUT', body });
  }

  delete(path: string, body?: unknown): Promise<Reply> {
    return this.request(path, { method: 'DELETE', body });
  }

  /** Server-side apply of an object or of YAML; `query` is what comes beside the field manager. */
  apply(
    path: string,
    body: unknown,
    {
      manager = 'contract',
      query = '',
    }: { manager?: string; query?: string } = {},
  ): Promise<Reply> {
    return this.request(`${path}?fieldManager=${manager}&${query}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/apply-patch+yaml' },
      ...(typeof body === 'string' ? { text: body } : { body }),
    });
  }

  /** `kind` is json, merge or strategic-merge. */
  patch(path: string, kind: string, body: unknown): Promise<Reply> {
    const headers = { 'content-type': `application/${kind}-patch+json` };
    return this.request(path, { method: 'PATCH', headers, body });
  }

  /** A watch of a collection; `query` is what comes beside `watch=1`. */
  async watch(path: string, query = ''): Promise<WatchReader> {
    const response = await this.open(`${path}?watch=1&${query}`, {});
    const watch = new WatchReader(response);
    this.#watches.push(watch);
    return watch;
  }

  /** Leaves the watches that are still open. */
  close(): void {
    this.#watches.forEach(watch => watch.close());
  }

  /** The answer from its first byte on. */
  open(path: string, options: RequestOptions): Promise<IncomingMessage> {
    const { method = 'GET', headers, body } = options;
    const text =
      options.text ?? (body === undefined ? undefined : JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const request = https.request(
        `${this.#target.url}${path}`,
        {
          method,
          ca: this.#target.ca,
          agent: false,
          headers: {
            authorization: `Bearer ${this.#token}`,
            ...(text !== undefined && {
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(text)),
            }),
            ...headers,
          },
        },
        resolve,
      );
      request.on('error', reject);
      request.end(text);
    });
  }
}

function parsed(text: string): Fields {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
