import {
  ConnectionError,
  eachChunk,
  FileTokenSource,
  ServerConnection,
  type TokenSource,
} from '@internal/backend-kit';
import { BOUNDS } from '@internal/plugin-odp-observability-common';
import { SourceError } from './SourceError';
import { Turns } from './Turns';

/** Calls at the same time; others wait, whoever asks. */
const CALLS_AT_ONCE = 10;

export interface SourceServerOptions {
  /** Who answers, for sentences. */
  title: string;
  /** Where it is configured, for sentences. */
  setting: string;
  url: string;
  tokenFile?: string;
  caFile?: string;
  timeoutSeconds: number;
}

export interface SourceCall {
  /** Encoded, with a leading `/`. */
  path: string;
  /** Sent with POST. */
  form?: Record<string, string>;
  /** Sent with POST. */
  json?: object;
}

export interface Answer {
  status: number;
  /** Undefined when it is no JSON. */
  json: unknown;
  bytes: number;
}

type Response = Awaited<ReturnType<ServerConnection['request']>>;

/**
 * Calls to the server of a source: TLS verified, no redirect followed, an end
 * to time and bytes.
 *
 * @throws SourceError with a sentence, or the reason of the signal
 */
export class SourceServer {
  readonly #options: SourceServerOptions;
  readonly #connection: ServerConnection;
  readonly #tokens: TokenSource | undefined;
  readonly #turns = Turns.create(CALLS_AT_ONCE);

  static create(options: SourceServerOptions): SourceServer {
    return new SourceServer(options);
  }

  private constructor(options: SourceServerOptions) {
    const { url, caFile, tokenFile } = options;
    this.#options = options;
    this.#connection = ServerConnection.create(
      url,
      caFile ? { kind: 'file', path: caFile } : { kind: 'system' },
    );
    this.#tokens = tokenFile ? FileTokenSource.create(tokenFile) : undefined;
  }

  call(call: SourceCall, signal: AbortSignal): Promise<Answer> {
    return this.#turns.take(signal, () => this.#call(call, signal));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #call(call: SourceCall, signal: AbortSignal): Promise<Answer> {
    const { title, timeoutSeconds } = this.#options;
    const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      return await this.#authenticated(
        call,
        AbortSignal.any([signal, deadline]),
      );
    } catch (error) {
      signal.throwIfAborted();
      if (deadline.aborted) {
        throw new SourceError(
          'down',
          `${title} did not answer within ${timeoutSeconds} s; choose a shorter range, or try again later`,
          error,
        );
      }
      throw this.#failure(error);
    }
  }

  async #authenticated(call: SourceCall, signal: AbortSignal): Promise<Answer> {
    const token = (await this.#tokens?.token()) ?? '';
    const response = await this.#send(call, { token, signal });
    if (response.statusCode === 401 && (await this.#tokens?.renew(token))) {
      await response.body.dump();
      const renewed = (await this.#tokens?.token()) ?? '';
      return this.#read(await this.#send(call, { token: renewed, signal }));
    }
    return this.#read(response);
  }

  #send(
    { path, form, json }: SourceCall,
    { token, signal }: { token: string; signal: AbortSignal },
  ): Promise<Response> {
    const body = form
      ? new URLSearchParams(form).toString()
      : json && JSON.stringify(json);
    return this.#connection.request({
      method: body === undefined ? 'GET' : 'POST',
      path,
      body,
      signal,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && {
          'content-type': form
            ? 'application/x-www-form-urlencoded'
            : 'application/json',
        }),
        ...(token && { authorization: `Bearer ${token}` }),
        'user-agent': 'odp-portal',
      },
    });
  }

  async #read({ statusCode: status, body }: Response): Promise<Answer> {
    const { title, setting } = this.#options;
    if (status >= 300 && status < 400) {
      await body.dump();
      throw new SourceError(
        'down',
        `${title} sends the portal on to another address (${status}), which it does not follow; ${setting}.url must name the server itself`,
      );
    }
    if (status === 401 || status === 403) {
      await body.dump();
      throw new SourceError(
        'denied',
        `${title} refuses the portal (${status}): its token is missing, has ended, or may not do this; renew the file of ${setting}.tokenFile`,
      );
    }
    const text = await this.#textOf(body);
    return {
      status,
      json: jsonOf(text),
      bytes: text.length,
    };
  }

  async #textOf(body: Response['body']): Promise<string> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    await eachChunk(body, chunk => {
      bytes += chunk.length;
      if (bytes > BOUNDS.answerBytes) {
        throw new SourceError(
          'too-large',
          `The answer of ${this.#options.title} is larger than ${
            BOUNDS.answerBytes / 1024 / 1024
          } MiB; choose a shorter range, or fewer values of the variables`,
        );
      }
      chunks.push(chunk);
    });
    return Buffer.concat(chunks).toString('utf8');
  }

  /** Errors of connections name addresses: they stay the cause, for the log. */
  #failure(error: unknown): SourceError {
    const { title, setting } = this.#options;
    if (error instanceof SourceError) {
      return error;
    }
    switch (error instanceof ConnectionError ? error.problem : 'broken') {
      case 'refused':
      case 'not-found':
        return new SourceError(
          'down',
          `${title} cannot be reached: nothing answers at the address of ${setting}.url`,
          error,
        );
      case 'certificate':
        return new SourceError(
          'down',
          `The certificate of ${title} is not trusted: ${setting}.caFile must hold its authority`,
          error,
        );
      case 'credentials':
        return new SourceError(
          'denied',
          `The portal has no token for ${title}: the file of ${setting}.tokenFile cannot be read or is empty`,
          error,
        );
      case 'timeout':
        return new SourceError(
          'down',
          `${title} did not answer in time`,
          error,
        );
      default:
        return new SourceError(
          'down',
          `The connection to ${title} broke in the middle of the answer`,
          error,
        );
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
