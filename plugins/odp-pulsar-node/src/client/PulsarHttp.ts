import {
  type CertificateAuthority,
  ConnectionError,
  eachChunk,
  ServerConnection,
  type TokenSource,
} from '@internal/backend-kit';
import { setTimeout } from 'node:timers/promises';
import type { BrokerAddresses } from './BrokerAddresses';
import { answerBody, beginOf } from './answerBody';
import { pathOfLocation } from './paths';
import { PulsarError } from './PulsarError';
import { refusalOf } from './refusalOf';

const MAX_REDIRECTS = 5;
const REFUSAL_BYTES = 64 * 1024;
const WHOLE_BYTES = 32 * 1024 * 1024;
/** What a bundle that moves answers for some moments: not found, nobody's, not ready. */
const PASSING = new Set([404, 412, 500, 503]);

/** What is asked of whom. */
export interface PulsarRequest {
  /** Address without the path, such as `https://broker-1:8443`. */
  server: string;
  /** Encoded, with a leading `/`. */
  path: string;
  /** GET when absent. Any other is sent once, and is its caller's to repeat. */
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** JSON. */
  body?: string;
  accept?: string;
  /** Ends the call with its reason. */
  signal?: AbortSignal;
  /** Bytes of the answer; those of the limits when absent. */
  maxBytes?: number;
}

/** Limits of the calls to an instance. */
export interface PulsarHttpLimits {
  /** Bytes of an answer that is read while it arrives; one that is held as a whole has 32 MiB at most. */
  maxBytes: number;
  /** Milliseconds without a byte. */
  silenceMs: number;
  /** Milliseconds for the whole answer. */
  totalMs: number;
  /** Milliseconds before the second attempt, at random between the two. */
  retryMs: readonly [number, number];
}

export interface PulsarHttpOptions {
  /** Who answers, for sentences; `Pulsar` when absent. */
  title?: string;
  addresses: BrokerAddresses;
  tokens: TokenSource;
  authority: CertificateAuthority;
  limits: PulsarHttpLimits;
}

type Answer = Awaited<ReturnType<ServerConnection['get']>>;

/**
 * Calls to the brokers of one instance. Redirects are followed by hand, with
 * method, body and token, to its own brokers alone; a token that is refused is
 * read again once; what a bundle on the move answers to a GET is asked for once
 * more.
 *
 * @throws PulsarError for an answer that cannot be used, ConnectionError without one
 */
export class PulsarHttp {
  readonly #options: PulsarHttpOptions;
  readonly #connections = new Map<string, ServerConnection>();
  #calls = 0;
  #bytes = 0;

  static create(options: PulsarHttpOptions): PulsarHttp {
    return new PulsarHttp(options);
  }

  private constructor(options: PulsarHttpOptions) {
    this.#options = options;
  }

  /** Requests sent and bytes of answers received. */
  get counters(): { calls: number; bytes: number } {
    return { calls: this.#calls, bytes: this.#bytes };
  }

  async text(request: PulsarRequest): Promise<string> {
    const chunks: Uint8Array[] = [];
    await this.read({ ...request, maxBytes: WHOLE_BYTES }, () => {
      chunks.length = 0;
      return chunk => chunks.push(chunk);
    });
    return Buffer.concat(chunks).toString('utf8');
  }

  /** Gives the chunks of the answer to what `begin` returns, which is asked again for each attempt. */
  async read(
    request: PulsarRequest,
    begin: () => (chunk: Uint8Array) => void,
  ): Promise<void> {
    try {
      await this.#attempt(request, begin());
    } catch (error) {
      const isPassing =
        error instanceof PulsarError &&
        PASSING.has(error.status ?? 0) &&
        (request.method ?? 'GET') === 'GET';
      if (!isPassing) {
        throw error;
      }
      await this.pause();
      await this.#attempt(request, begin());
    }
  }

  /** As long as is waited before another attempt. */
  async pause(): Promise<void> {
    const [least, most] = this.#options.limits.retryMs;
    await setTimeout(least + Math.random() * (most - least));
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#connections.values()].map(connection => connection.close()),
    );
  }

  async #attempt(
    request: PulsarRequest,
    onChunk: (chunk: Uint8Array) => void,
  ): Promise<void> {
    const { silenceMs, totalMs, maxBytes } = this.#options.limits;
    const silence = new AbortController();
    const timer = globalThis.setTimeout(() => silence.abort(), silenceMs);
    const total = AbortSignal.timeout(totalMs);
    const signal = AbortSignal.any([
      silence.signal,
      total,
      ...(request.signal ? [request.signal] : []),
    ]);
    try {
      const { body } = await this.#authenticated(request, signal);
      const chunks = answerBody(body, request.maxBytes ?? maxBytes);
      await eachChunk(chunks, chunk => {
        timer.refresh();
        this.#bytes += chunk.length;
        onChunk(chunk);
      });
    } catch (error) {
      request.signal?.throwIfAborted();
      if (!signal.aborted) {
        throw error;
      }
      throw new ConnectionError(
        silence.signal.aborted
          ? `did not answer within ${silenceMs / 1000} s`
          : `did not end its answer within ${totalMs / 1000} s`,
        { problem: 'timeout', cause: error },
      );
    } finally {
      clearTimeout(timer);
    }
  }

  async #authenticated(
    request: PulsarRequest,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { tokens } = this.#options;
    const token = await tokens.token();
    try {
      return await this.#follow(request, { token, signal });
    } catch (error) {
      const isRefused =
        error instanceof PulsarError && error.problem === 'not-authenticated';
      if (isRefused && (await tokens.renew(token))) {
        return this.#follow(request, { token: await tokens.token(), signal });
      }
      throw error;
    }
  }

  async #follow(
    request: PulsarRequest,
    options: { token: string; signal: AbortSignal },
  ): Promise<Answer> {
    let { server, path } = request;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const answer = await this.#send({ ...request, server, path }, options);
      const { statusCode, headers } = answer;
      if (statusCode < 300) {
        return answer;
      }
      const location = textOf(headers.location);
      if (statusCode >= 400 || location === undefined) {
        throw await this.#refusal(answer);
      }
      await answer.body.dump();
      const target = this.#options.addresses.follow(
        `${server}${path}`,
        location,
      );
      server = target.origin;
      path = pathOfLocation(location) ?? `${target.pathname}${target.search}`;
    }
    throw new PulsarError(
      'Pulsar redirects in a circle: no broker says that it owns this',
      { problem: 'redirected' },
    );
  }

  #send(
    request: PulsarRequest,
    { token, signal }: { token: string; signal: AbortSignal },
  ): Promise<Answer> {
    const { server, path, method = 'GET', body } = request;
    let connection = this.#connections.get(server);
    if (!connection) {
      connection = ServerConnection.create(server, this.#options.authority);
      this.#connections.set(server, connection);
    }
    this.#calls += 1;
    return connection.request({
      method,
      path,
      body,
      signal,
      headers: {
        accept: request.accept ?? 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        'user-agent': 'odp-portal',
      },
    });
  }

  async #refusal(answer: Answer): Promise<PulsarError> {
    return refusalOf({
      title: this.#options.title,
      status: answer.statusCode,
      contentType: textOf(answer.headers['content-type']) ?? '',
      text: await beginOf(answer.body, REFUSAL_BYTES),
    });
  }
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
