import { readFile } from 'node:fs/promises';
import { Pool, type Dispatcher } from 'undici';
import type { CertificateAuthority } from '../definition/ClusterDefinition';
import { toConnectionError } from './connectionErrors';
import { ClusterConnectionError } from './errors';

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

/** The connections to one API server, over TLS that is verified against the cluster's authority. */
export class ClusterConnection {
  readonly #origin: string;
  readonly #basePath: string;
  readonly #authority: CertificateAuthority;
  #pool: Pool | undefined;
  #certificates: string | undefined;
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
  ): ClusterConnection {
    return new ClusterConnection(url, authority);
  }

  /** Scheme, host and port, for sentences. */
  get server(): string {
    return this.#origin;
  }

  /** Throws `ClusterConnectionError` when there is no answer. Redirects are answers like others. */
  async get(request: ConnectionRequest): Promise<Dispatcher.ResponseData> {
    try {
      return await this.#send(request);
    } catch (error) {
      const failure = this.#failure(error, request);
      const certificate =
        failure instanceof ClusterConnectionError &&
        failure.problem === 'certificate';
      // A cluster that was set up anew brings a new authority under the same file name.
      if (certificate && (await this.#certificatesChanged())) {
        return this.#send(request).catch(again => {
          throw this.#failure(again, request);
        });
      }
      throw failure;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#pool?.destroy();
  }

  #failure(error: unknown, request: ConnectionRequest): unknown {
    return request.signal?.aborted
      ? request.signal.reason
      : toConnectionError(error, this.#origin);
  }

  async #send(request: ConnectionRequest): Promise<Dispatcher.ResponseData> {
    this.#pool ??= await this.#open();
    return this.#pool.request({
      method: 'GET',
      path: `${this.#basePath}${request.path}`,
      headers: request.headers,
      signal: request.signal,
    });
  }

  async #open(): Promise<Pool> {
    if (this.#closed) {
      throw new ClusterConnectionError('the client is closed', {
        problem: 'broken',
      });
    }
    this.#certificates = await this.#readCertificates();
    return (
      this.#pool ??
      new Pool(this.#origin, {
        connections: CONNECTIONS,
        connect: { ca: this.#certificates, timeout: CONNECT_TIMEOUT },
        headersTimeout: HEADERS_TIMEOUT,
        // A quiet watch is watched over by its reader, not by a limit for every body.
        bodyTimeout: 0,
      })
    );
  }

  async #certificatesChanged(): Promise<boolean> {
    if (this.#authority.kind !== 'file') {
      return false;
    }
    if ((await this.#readCertificates()) === this.#certificates) {
      return false;
    }
    const old = this.#pool;
    this.#pool = undefined;
    // Not awaited: watches that still run over the old connections end when they end.
    old?.close().catch(() => undefined);
    return true;
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
      throw new ClusterConnectionError(
        `the file of the certificate authority, ${
          this.#authority.path
        }, cannot be read`,
        { problem: 'certificate', cause: error },
      );
    }
  }
}
