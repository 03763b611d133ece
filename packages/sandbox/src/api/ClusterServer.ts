import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Rights } from '../auth/Rights';
import type { Tokens } from '../auth/Tokens';
import type { RequestLog } from '../control/RequestLog';
import type { FaultEffect, Faults } from '../faults/Faults';
import { type ObjectStore, StatusError } from '../store';
import type { KeyedCertificate } from '../tls/certificates';
import { handleRequest } from './handleRequest';
import type { Terminations } from './Terminations';

export interface ClusterServerOptions {
  name: string;
  store: ObjectStore;
  tokens: Tokens;
  rights: Rights;
  faults: Faults;
  terminations: Terminations;
  requests: RequestLog;
  certificate: KeyedCertificate;
  port: number;
  bookmarkMs: number;
  /** Bytes that a watch may lag behind before it is ended. */
  lagLimit: number;
}

/** What a server calls the codes that faults are made of. */
const REASONS: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  410: 'Expired',
  429: 'TooManyRequests',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** The API server of one cluster: TLS on loopback, bearer tokens, faults. */
export class ClusterServer {
  readonly #options: ClusterServerOptions;
  readonly #sockets = new Set<Socket>();
  #certificate: KeyedCertificate;
  #server: https.Server | undefined;
  #port: number;

  static async start(options: ClusterServerOptions): Promise<ClusterServer> {
    const server = new ClusterServer(options);
    await server.up();
    return server;
  }

  private constructor(options: ClusterServerOptions) {
    this.#options = options;
    this.#certificate = options.certificate;
    this.#port = options.port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  /** Listens; after {@link down}, or with another certificate, on the same port again. */
  async up(certificate = this.#certificate): Promise<void> {
    await this.down();
    this.#certificate = certificate;
    const server = https.createServer(certificate, (request, response) => {
      this.#answer(request, response);
    });
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    // A client that does not trust us is none of our errors.
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Stops listening and cuts every connection. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    if (server) {
      await new Promise<void>(resolve => server.close(() => resolve()));
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const { faults, requests } = this.#options;
    try {
      const context = { ...this.#options, address: this.url.slice(8) };
      const asked = await handleRequest(request, response, context);
      if (asked) {
        const { socket } = request;
        const before = socket.bytesWritten;
        const done = requests.open(asked, () => socket.bytesWritten - before);
        response.on('close', done);
        this.#spoil(response, faults.take(asked.verb, asked.resource), asked);
      }
    } catch (error) {
      answerError(response, error);
    }
  }

  #spoil(
    response: ServerResponse,
    effect: FaultEffect | undefined,
    asked: { serve(effect?: FaultEffect): void },
  ) {
    switch (effect?.kind) {
      case 'status':
        throw new StatusError(
          effect.code,
          effect.reason ?? REASONS[effect.code] ?? 'InternalError',
          {
            message: 'a fault was asked for',
            retryAfterSeconds: effect.retryAfterSeconds,
          },
        );
      case 'abrupt-close':
        response.destroy();
        return;
      case 'silence':
        return;
      default:
        asked.serve(effect);
    }
  }
}

/** Answers an error as metav1.Status; a bug of ours is a 500 with its message. */
function answerError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status =
    error instanceof StatusError
      ? error
      : new StatusError(500, 'InternalError', {
          message: error instanceof Error ? error.message : String(error),
        });
  response.writeHead(status.code, {
    'content-type': 'application/json',
    ...(status.retryAfterSeconds !== undefined && {
      'retry-after': String(status.retryAfterSeconds),
    }),
  });
  response.end(JSON.stringify(status.toStatus()));
}
