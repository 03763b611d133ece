import { readFile } from 'node:fs/promises';
import { Pool, type Dispatcher } from 'undici';
import type { CertificateAuthority } from './CertificateAuthority';
import { toConnectionError } from './connectionErrors';
import { ConnectionError } from './ConnectionError';

const CONNECT_TIMEOUT = 10_000;
const HEADERS_TIMEOUT = 30_000;
/** A watch holds a connection; 20 kinds and what people ask for at the same time fit. */
const CONNECTIONS = 128;

/** The parts of a GET that reach the server. */
export interface ConnectionRequest {
  path: string;
  headers: Record<string, string>;
  signal?: AbortSignal;
}

/** The parts of any request that reach the server. */
export interface ConnectionCall extends ConnectionRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Its content type is one of `headers`. */
  body?: string;
}

/** Open connections, and the authority that they were verified against. */
interface Opened {
  pool: Pool;
  certificates: string | undefined;
}

/** The connections to one server, over TLS that is verified against its authority. */
export class ServerConnection {
  readonly #origin: string;
  readonly #basePath: string;
  readonly #authority: CertificateAuthority;
  /** One for all who call, also while it is being opened. */
  #opened: Promise<Opened> | undefined;
  #closed = false;

  private constructor(url: string, authority: CertificateAuthority) {
    const { origin, pathname } = new URL(url);
    this.#origin = origin;
    this.#basePath = pathname.replace(/\/+$/, '');
    this.#authority = authority;
  }

  static create(
    url: string,
    authority: CertificateAuthority,
  ): ServerConnection {
    return new ServerConnection(url, authority);
  }

  /** Scheme, host and port, for sentences. */
  get server(): string {
    return this.#origin;
  }

  /** `request` with the method GET. */
  get(request: ConnectionRequest): Promise<Dispatcher.ResponseData> {
    return this.request({ ...request, method: 'GET' });
  }

  /**
   * Throws `ConnectionError` when there is no answer; whether the server took the request is then
   * unknown. A POST is sent once at most. Redirects are answers like others.
   */
  async request(request: ConnectionCall): Promise<Dispatcher.ResponseData> {
    const opened = this.#open();
    try {
      return await this.#send(opened, request);
    } catch (error) {
      const failure = this.#failure(error, request);
      const certificate =
        failure instanceof ConnectionError && failure.problem === 'certificate';
      // A server that was set up anew brings a new authority under the same file name.
      const outdated = certificate && (await this.#isOutdated(opened));
      // TLS that breaks after a request was sent looks the same, so a POST is not sent again.
      if (outdated && request.method !== 'POST') {
        return this.#send(this.#open(), request).catch(again => {
          throw this.#failure(again, request);
        });
      }
      throw failure;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const opened = await this.#opened?.catch(() => undefined);
    await opened?.pool.destroy();
  }

  #failure(error: unknown, request: ConnectionRequest): unknown {
    return request.signal?.aborted
      ? request.signal.reason
      : toConnectionError(error, this.#origin);
  }

  async #send(
    opened: Promise<Opened>,
    request: ConnectionCall,
  ): Promise<Dispatcher.ResponseData> {
    const { pool } = await opened;
    if (this.#closed) {
      throw closedError();
    }
    return pool.request({
      method: request.method,
      path: `${this.#basePath}${request.path}`,
      headers: request.headers,
      body: request.body,
      signal: request.signal,
    });
  }

  #open(): Promise<Opened> {
    if (this.#opened) {
      return this.#opened;
    }
    const opening = this.#connect();
    this.#opened = opening;
    opening.catch(() => this.#forget(opening));
    return opening;
  }

  async #connect(): Promise<Opened> {
    if (this.#closed) {
      throw closedError();
    }
    const certificates = await this.#readCertificates();
    const pool = new Pool(this.#origin, {
      connections: CONNECTIONS,
      connect: {
        ca: certificates,
        timeout: CONNECT_TIMEOUT,
        // Said here, it holds also where the environment asks Node not to verify.
        rejectUnauthorized: true,
      },
      headersTimeout: HEADERS_TIMEOUT,
      // A quiet watch is watched over by its reader, not by a limit for every body.
      bodyTimeout: 0,
    });
    return { pool, certificates };
  }

  /** Whether the authority is another one now; whoever comes next opens connections anew then. */
  async #isOutdated(opened: Promise<Opened>): Promise<boolean> {
    if (this.#authority.kind !== 'file') {
      return false;
    }
    const known = await opened.catch(() => undefined);
    if (!known || (await this.#readCertificates()) === known.certificates) {
      return false;
    }
    if (this.#forget(opened)) {
      // Not awaited: watches that still run over the old connections end when they end.
      known.pool.close().catch(() => undefined);
    }
    return true;
  }

  /** False when others were opened meanwhile. */
  #forget(opened: Promise<Opened>): boolean {
    const isCurrent = this.#opened === opened;
    this.#opened = isCurrent ? undefined : this.#opened;
    return isCurrent;
  }

  async #readCertificates(): Promise<string | undefined> {
    if (this.#authority.kind !== 'file') {
      return this.#authority.kind === 'inline'
        ? this.#authority.pem
        : undefined;
    }
    try {
      return await readFile(this.#authority.path, 'utf8');
    } catch (error) {
      throw new ConnectionError(
        `the file of the certificate authority, ${
          this.#authority.path
        }, cannot be read`,
        { problem: 'certificate', cause: error },
      );
    }
  }
}

function closedError(): ConnectionError {
  return new ConnectionError('the client is closed', {
    problem: 'broken',
  });
}
