import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FakeCall, FakePulsar } from '@internal/test-utils';
import {
  connectInstance,
  type ConnectedInstance,
} from '../client/connectInstance';
import type { PulsarHttpLimits } from '../client/PulsarHttp';

export const NAMESPACE = 'odp/workspace-acme-risk';
/** A topic that the second broker has loaded. */
export const TOPIC = `persistent://${NAMESPACE}/orders`;
export const ASK = { withOldest: false };

/** Fake brokers, and clients of them. */
export class ClientBench {
  readonly pulsar: FakePulsar;
  readonly tokenFile: string;
  readonly #folder: string;
  readonly #connected: ConnectedInstance[] = [];

  static async start(): Promise<ClientBench> {
    return new ClientBench(await FakePulsar.start());
  }

  private constructor(pulsar: FakePulsar) {
    this.pulsar = pulsar;
    pulsar.topics.set(TOPIC, { broker: 1, msgInCount: 220 });
    this.#folder = mkdtempSync(path.join(tmpdir(), 'pulsar-client-'));
    this.tokenFile = path.join(this.#folder, 'token');
    writeFileSync(this.tokenFile, 'secret');
  }

  connect(
    options: {
      brokerHosts?: string[];
      limits?: Partial<PulsarHttpLimits>;
    } = {},
  ): ConnectedInstance {
    const made = connectInstance(
      {
        adminUrl: this.pulsar.url(0),
        brokerHosts: options.brokerHosts ?? [],
        tokenFile: this.tokenFile,
      },
      { maxBytes: 1024 * 1024, retryMs: [1, 2], ...options.limits },
    );
    this.#connected.push(made);
    return made;
  }

  /** Lets the calls that are meant be answered otherwise. */
  spoil(
    isMeant: (call: FakeCall) => boolean,
    answer: (call: FakeCall) => void,
  ): void {
    this.pulsar.instead = call => {
      const isIt = isMeant(call);
      if (isIt) {
        answer(call);
      }
      return isIt;
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#connected.map(({ http }) => http.close()));
    await this.pulsar.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

export const isStats = ({ path: place }: FakeCall) => place.endsWith('/stats');

/** An answer as it stands. */
export const plain =
  (status: number, type: string, body: string) => (call: FakeCall) =>
    call.response.writeHead(status, { 'content-type': type }).end(body);
