import {
  type ConnectionCall,
  ConnectionError,
  ServerConnection,
  toConnectionError,
  type TokenSource,
} from '@internal/backend-kit';
import type { ClusterDefinition } from '../definition/ClusterDefinition';
import { createTokenSource } from '../token/createTokenSource';
import { errorOfAnswer } from './apiErrors';
import type { ClusterClientCounters, ClusterStream } from './ClusterClient';
import { KubernetesApiError } from './errors';

const MAX_BYTES = 16 * 1024 * 1024;
/** The conflicts of one object are named field by field. */
const ERROR_BYTES = 1024 * 1024;
const WHOLE_TIMEOUT = 30_000;

type Answer = Awaited<ReturnType<ServerConnection['request']>>;

/** A request to a cluster, of any method. */
export interface ClusterHttpRequest {
  method: ConnectionCall['method'];
  /** Encoded, with a leading `/`. */
  path: string;
  content?: { type: string; body: string };
  /** `application/json` when absent. */
  accept?: string;
  /** What the call counts as; the method when absent. */
  verb?: string;
  signal?: AbortSignal;
}

/** An answer that is held in memory as a whole. */
export interface ClusterAnswer {
  /** Values of one name are joined with commas. */
  headers: Record<string, string>;
  text: string;
}

/** The same, read as JSON. */
export interface JsonAnswer<T> {
  headers: Record<string, string>;
  body: T;
}

/**
 * HTTP/1.1 to one cluster, for those who read and those who write: TLS verified, token attached and
 * re-read on a 401, redirects never followed. A request that a 401 refused is sent once more; no
 * other is repeated here.
 *
 * Every method throws `KubernetesApiError` for an answer of 300 and above, `ConnectionError`
 * when there is no answer, and the reason of `signal` when it fired.
 */
export class ClusterHttp {
  readonly cluster: string;
  readonly #connection: ServerConnection;
  readonly #tokens: TokenSource;
  readonly #callsByVerb: Record<string, number> = {};
  #calls = 0;
  #bytes = 0;

  private constructor(definition: ClusterDefinition, tokens: TokenSource) {
    this.cluster = definition.name;
    this.#connection = ServerConnection.create(
      definition.url,
      definition.certificateAuthority,
    );
    this.#tokens = tokens;
  }

  /** Connects on the first call. `tokens` replaces what the definition asks for. */
  static create(
    definition: ClusterDefinition,
    tokens: TokenSource = createTokenSource(definition.credentials),
  ): ClusterHttp {
    return new ClusterHttp(definition, tokens);
  }

  /** The whole answer as JSON. An answer that is none is a `ConnectionError` like one that broke off. */
  async json<T>(
    request: ClusterHttpRequest,
    limits: { timeoutMs?: number } = {},
  ): Promise<JsonAnswer<T>> {
    const { text, headers } = await this.whole(request, limits);
    try {
      return { body: JSON.parse(text), headers };
    } catch (error) {
      throw new ConnectionError(
        `the answer of ${this.#connection.server} is no whole JSON`,
        { problem: 'broken', cause: error },
      );
    }
  }

  /** The whole answer as text; limits as `ClusterReadOptions` gives them. */
  async whole(
    request: ClusterHttpRequest,
    limits: { maxBytes?: number; timeoutMs?: number } = {},
  ): Promise<ClusterAnswer> {
    const timeout = AbortSignal.timeout(limits.timeoutMs ?? WHOLE_TIMEOUT);
    const signal = request.signal
      ? AbortSignal.any([request.signal, timeout])
      : timeout;
    try {
      const { headers, body } = await this.stream({ ...request, signal });
      const text = await this.#readWhole(body, limits.maxBytes ?? MAX_BYTES);
      return { headers, text };
    } catch (error) {
      if (timeout.aborted && !request.signal?.aborted) {
        throw new ConnectionError(
          `no answer in time from ${this.#connection.server}`,
          { problem: 'timeout', cause: error },
        );
      }
      throw error;
    }
  }

  /** Resolves with the headers; the body has no time limit. */
  async stream(request: ClusterHttpRequest): Promise<ClusterStream> {
    const { path } = request;
    if (!path.startsWith('/') || /(^|\/)\.\.?(\/|$|\?)/.test(path)) {
      throw new TypeError(`'${path}' is no encoded path of the Kubernetes API`);
    }
    const token = await this.#tokens.token();
    let answer = await this.#send(request, token);
    if (answer.statusCode === 401 && (await this.#tokens.renew(token))) {
      await answer.body.dump({ limit: ERROR_BYTES });
      answer = await this.#send(request, await this.#tokens.token());
    }
    if (answer.statusCode >= 300) {
      throw await this.#refusal(answer);
    }
    return {
      status: answer.statusCode,
      headers: headersOf(answer),
      body: this.#counted(answer.body, request.signal),
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

  #send(request: ClusterHttpRequest, token: string): Promise<Answer> {
    const { method, path, content, accept, signal } = request;
    const verb = request.verb ?? method;
    this.#calls += 1;
    this.#callsByVerb[verb] = (this.#callsByVerb[verb] ?? 0) + 1;
    return this.#connection.request({
      method,
      path,
      body: content?.body,
      signal,
      headers: {
        accept: accept ?? 'application/json',
        ...(content && { 'content-type': content.type }),
        ...(token && { authorization: `Bearer ${token}` }),
        'user-agent': 'odp-portal',
      },
    });
  }

  async #refusal(answer: Answer): Promise<KubernetesApiError> {
    let text = '';
    try {
      text = await this.#readWhole(answer.body, ERROR_BYTES);
    } catch {
      // The status says enough when the explanation breaks off.
    }
    return errorOfAnswer({
      status: answer.statusCode,
      text,
      headers: headersOf(answer),
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
