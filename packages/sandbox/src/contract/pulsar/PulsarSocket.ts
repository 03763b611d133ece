import { WebSocket } from 'ws';
import type {
  ContractRole,
  PulsarContractTarget,
} from './PulsarContractTarget';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Message = Record<string, any>;

/** A client that produces or consumes over a WebSocket. */
export class PulsarSocket {
  readonly #socket: WebSocket;
  readonly #messages: Message[] = [];
  #wake: () => void = () => {};

  /** `path` is what follows `/ws/v2/`. Rejects with `{ code, text }` of the answer when it is refused. */
  static async open(
    target: PulsarContractTarget,
    path: string,
    options: { role?: ContractRole; inQuery?: boolean } = {},
  ): Promise<PulsarSocket> {
    const { role = 'admin', inQuery = false } = options;
    const token = target.tokens[role];
    const separator = path.includes('?') ? '&' : '?';
    const socket = new WebSocket(
      `${target.webSocketUrl}/${path}${
        inQuery ? `${separator}token=${token}` : ''
      }`,
      {
        ca: target.ca,
        headers: inQuery ? {} : { authorization: `Bearer ${token}` },
      },
    );
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
      socket.once('unexpected-response', (request, response) => {
        let text = '';
        response.on('data', data => (text += data));
        response.on('end', () => {
          request.destroy();
          reject({ code: response.statusCode, text });
        });
      });
    });
    return new PulsarSocket(socket);
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', data => {
      this.#messages.push(JSON.parse(String(data)));
      this.#wake();
    });
  }

  send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** The next message, when it comes. */
  async next(): Promise<Message> {
    while (this.#messages.length === 0) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    return this.#messages.shift()!;
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) {
      return;
    }
    const closed = new Promise(resolve => this.#socket.once('close', resolve));
    this.#socket.close();
    await closed;
  }

  /** Publishes messages of so many bytes, and waits until each is acknowledged. */
  async publish(
    count: number,
    { bytes = 1024, ...message }: { bytes?: number; key?: string } = {},
  ): Promise<Message[]> {
    const payload = Buffer.alloc(bytes, 'x').toString('base64');
    const answers: Message[] = [];
    for (let sent = 0; sent < count; sent += 1) {
      this.send({ payload, context: String(sent), ...message });
      answers.push(await this.next());
    }
    return answers;
  }
}
