import {
  ConnectionError,
  type ServerConnection,
  toConnectionError,
  type TokenSource,
} from '@internal/backend-kit';
import type { Dispatcher } from 'undici';
import { errorOfAnswer } from './apiErrors';
import type {
  ClusterClient,
  ClusterClientCounters,
  ClusterReadOptions,
  ClusterRequestOptions,
  ClusterStream,
} from './ClusterClient';
import { KubernetesApiError } from './errors';

const MAX_BYTES = 16 * 1024 * 1024;
const ERROR_BYTES = 64 * 1024;
const READ_TIMEOUT = 30_000;

interface Parts {
  cluster: string;
  connection: ServerConnection;
  tokens: TokenSource;
}

type Answer = Dispatcher.ResponseData;

/** `ClusterClient` over HTTP/1.1. */
export class HttpClusterClient implements ClusterClient {
  readonly cluster: string;
  readonly #connection: ServerConnection;
  readonly #tokens: TokenSource;
  readonly #callsByVerb: Record<string, number> = {};
  #calls = 0;
  #bytes = 0;

  private constructor(parts: Parts) {
    this.cluster = parts.cluster;
    this.#connection = parts.connection;
    this.#tokens = parts.tokens;
  }

  static create(parts: Parts): HttpClusterClient {
    return new HttpClusterClient(parts);
  }

  async getJson<T = unknown>(
    path: string,
    options: ClusterReadOptions = {},
  ): Promise<T> {
    const text = await this.getText(path, options);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new ConnectionError(
        `the answer of ${this.#connection.server} is no whole JSON`,
        { problem: 'broken', cause: error },
      );
    }
  }

  async getText(
    path: string,
    options: ClusterReadOptions = {},
  ): Promise<string> {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? READ_TIMEOUT);
    const signal = options.signal
      ? AbortSignal.any([options.signal, timeout])
      : timeout;
    try {
      const { body } = await this.stream(path, { ...options, signal });
      return await this.#readWhole(body, options.maxBytes ?? MAX_BYTES);
    } catch (error) {
      if (timeout.aborted && !options.signal?.aborted) {
        throw new ConnectionError(
          `no answer in time from ${this.#connection.server}`,
          { problem: 'timeout', cause: error },
        );
      }
      throw error;
    }
  }

  async stream(
    path: string,
    options: ClusterRequestOptions = {},
  ): Promise<ClusterStream> {
    if (!path.startsWith('/') || /(^|\/)\.\.?(\/|$|\?)/.test(path)) {
      throw new TypeError(`'${path}' is no encoded path of the Kubernetes API`);
    }
    const token = await this.#tokens.token();
    let answer = await this.#send(path, { ...options, token });
    if (answer.statusCode === 401 && (await this.#tokens.renew(token))) {
      await answer.body.dump({ limit: ERROR_BYTES });
      answer = await this.#send(path, {
        ...options,
        token: await this.#tokens.token(),
      });
    }
    if (answer.statusCode >= 300) {
      throw await this.#refusal(answer);
    }
    return {
      status: answer.statusCode,
      headers: headersOf(answer),
      body: this.#counted(answer.body, options.signal),
    };
  }

  counters(): ClusterClientCounters {
    return {
      calls: this.#calls,
      bytes: this.#bytes,
      callsByVerb: { ...this.#callsByVerb },
    };
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #send(
    path: string,
    options: ClusterRequestOptions & { token: string },
  ): Promise<Answer> {
    const verb = options.verb ?? 'GET';
    this.#calls += 1;
    this.#callsByVerb[verb] = (this.#callsByVerb[verb] ?? 0) + 1;
    return this.#connection.get({
      path,
      signal: options.signal,
      headers: {
        accept: options.accept ?? 'application/json',
        ...(options.token && { authorization: `Bearer ${options.token}` }),
        'user-agent': 'odp-portal',
      },
    });
  }

  async #refusal(answer: Answer): Promise<KubernetesApiError> {
    const retryAfter = answer.headers['retry-after'];
    let text = '';
    try {
      text = await this.#readWhole(answer.body, ERROR_BYTES);
    } catch {
      // The status says enough when the explanation breaks off.
    }
    return errorOfAnswer({
      status: answer.statusCode,
      text,
      retryAfterHeader: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
    });
  }

  async #readWhole(
    body: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<string> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of body) {
      length += chunk.length;
      if (length > maxBytes) {
        throw new KubernetesApiError(
          `the answer is longer than ${maxBytes} bytes`,
          { status: 200, reason: 'AnswerTooLarge' },
        );
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  async *#counted(
    body: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of body) {
        this.#bytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw signal?.aborted
        ? signal.reason
        : toConnectionError(error, this.#connection.server);
    }
  }
}

function headersOf(answer: Answer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value ?? '',
    ]),
  );
}
