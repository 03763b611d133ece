import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Rights } from '../auth/Rights';
import type { Tokens } from '../auth/Tokens';
import type { RequestLog } from '../control/RequestLog';
import type { FaultEffect, Faults } from '../faults/Faults';
import { type ObjectStore, StatusError } from '../store';
import type { KeyedCertificate } from '../tls/certificates';
import { LoopbackServer } from '../tls/LoopbackServer';
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
  #server!: LoopbackServer;

  static async start(options: ClusterServerOptions): Promise<ClusterServer> {
    const server = new ClusterServer(options);
    server.#server = await LoopbackServer.start({
      certificate: options.certificate,
      port: options.port,
      onRequest: (request, response) => {
        server.#answer(request, response);
      },
    });
    return server;
  }

  private constructor(options: ClusterServerOptions) {
    this.#options = options;
  }

  get url(): string {
    return this.#server.url;
  }

  /** Listens; after {@link down}, or with another certificate, on the same port again. */
  async up(certificate?: KeyedCertificate): Promise<void> {
    await this.#server.up(certificate);
  }

  /** Stops listening and cuts every connection. */
  async down(): Promise<void> {
    await this.#server.down();
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
