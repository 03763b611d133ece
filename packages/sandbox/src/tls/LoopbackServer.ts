import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { KeyedCertificate } from './certificates';

export interface LoopbackServerOptions {
  certificate: KeyedCertificate;
  /** 0 for a free one. */
  port: number;
  onRequest(request: IncomingMessage, response: ServerResponse): void;
  /** Absent: an upgrade is not understood. */
  onUpgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** TLS on loopback that can go down and come up again on the same port. */
export class LoopbackServer {
  readonly #options: LoopbackServerOptions;
  readonly #sockets = new Set<Socket>();
  #certificate: KeyedCertificate;
  #server: https.Server | undefined;
  #port: number;

  static async start(options: LoopbackServerOptions): Promise<LoopbackServer> {
    const server = new LoopbackServer(options);
    await server.up();
    return server;
  }

  private constructor(options: LoopbackServerOptions) {
    this.#options = options;
    this.#certificate = options.certificate;
    this.#port = options.port;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  /** Listens; after {@link down}, or with another certificate, on the same port again. */
  async up(certificate = this.#certificate): Promise<void> {
    await this.down();
    this.#certificate = certificate;
    const server = https.createServer(certificate, this.#options.onRequest);
    if (this.#options.onUpgrade) {
      server.on('upgrade', this.#options.onUpgrade);
    }
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
}
