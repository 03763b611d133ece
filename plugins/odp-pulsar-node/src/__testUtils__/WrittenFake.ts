import { type FakeCall, FakePulsar } from '@internal/test-utils';
import { createBusNamespaceWriter } from '../writer/createBusNamespaceWriter';

/** A change as it arrived. */
export interface Write {
  broker: number;
  method: string;
  /** Path and query as they stood on the wire, below `/admin/v2`. */
  uri: string;
  token: string;
  body: unknown;
}

/** Answers a change; undefined leaves it to the next, or to 204. */
type Answer = (write: Write, call: FakeCall) => true | undefined;

/** Fake brokers that take every change, and a writer. */
export class WrittenFake {
  readonly pulsar: FakePulsar;
  readonly writes: Write[] = [];
  answer: Answer = () => undefined;
  readonly writer;

  static async start(): Promise<WrittenFake> {
    return new WrittenFake(await FakePulsar.start());
  }

  private constructor(pulsar: FakePulsar) {
    this.pulsar = pulsar;
    this.writer = createBusNamespaceWriter(
      {
        instance: 'bus',
        adminUrl: pulsar.url(0),
        brokerHosts: [],
        token: 'secret',
        tenant: 'odp',
      },
      {
        isOwnNamespace: name => name.includes('/workspace-'),
        limits: { retryMs: [1, 2] },
      },
    );
    pulsar.instead = call => {
      const isWrite = call.request.method !== 'GET';
      if (isWrite) {
        this.#take(call);
      }
      return isWrite;
    };
  }

  /** Method and place of what arrived. */
  get arrived(): string[] {
    return this.writes.map(({ method, uri }) => `${method} ${uri}`);
  }

  async stop(): Promise<void> {
    await this.writer.close();
    await this.pulsar.stop();
  }

  async #take(call: FakeCall): Promise<void> {
    const { broker, token, request, response } = call;
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString();
    const write = {
      broker,
      method: request.method!,
      uri: request.url!.replace('/admin/v2', ''),
      token,
      body: text === '' ? undefined : JSON.parse(text),
    };
    this.writes.push(write);
    if (!this.answer(write, call)) {
      response.writeHead(204).end();
    }
  }
}

/** A refusal as a broker words it. */
export function refuse(
  { response }: FakeCall,
  status: number,
  reason: string,
): true {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ reason }));
  return true;
}
