import { RequestLog } from '../control/RequestLog';
import { FaultList } from '../faults/FaultList';
import type { KeyedCertificate } from '../tls/certificates';
import { BrokerServer } from './admin/BrokerServer';
import type { PulsarFault } from './faults/PulsarFault';
import { PulsarTokens } from './PulsarTokens';
import type { PulsarVersion } from './PulsarVersion';
import { PulsarState } from './state/PulsarState';
import { WebSocketService } from './websocket/WebSocketService';

export interface SandboxPulsarOptions {
  /** Name of the cluster. */
  name: string;
  version: PulsarVersion;
  /** First of as many ports as there are brokers; 0 for free ones. */
  port: number;
  brokers: number;
  folder: string;
  certificate: KeyedCertificate;
  statsSeconds: number;
  quotaCheckSeconds: number;
}

/** One cluster of Pulsar: its brokers, what they know, and how they misbehave. */
export class SandboxPulsar {
  readonly name: string;
  readonly state: PulsarState;
  readonly tokens: PulsarTokens;
  readonly faults = new FaultList<PulsarFault>();
  readonly requests = new RequestLog();
  readonly #servers: BrokerServer[] = [];
  readonly #webSockets: WebSocketService;
  #passedMs = 0;

  static async start(options: SandboxPulsarOptions): Promise<SandboxPulsar> {
    const pulsar = new SandboxPulsar(options);
    try {
      for (let index = 0; index < options.brokers; index += 1) {
        await pulsar.#startBroker(options, index);
      }
    } catch (error) {
      await pulsar.stop();
      throw error;
    }
    return pulsar;
  }

  private constructor(options: SandboxPulsarOptions) {
    this.name = options.name;
    const now = () => Date.now() + this.#passedMs;
    this.state = new PulsarState({
      version: options.version,
      cluster: options.name,
      now,
      statsSeconds: options.statsSeconds,
      quotaCheckSeconds: options.quotaCheckSeconds,
    });
    this.tokens = new PulsarTokens({
      folder: options.folder,
      cluster: options.name,
      now,
    });
    this.#webSockets = new WebSocketService(this.state, this.tokens);
  }

  /** Address of the first broker. */
  get url(): string {
    return this.#servers[0].url;
  }

  get brokerUrls(): string[] {
    return this.#servers.map(({ url }) => url);
  }

  /** Lets time pass for the brokers at once. */
  pass(milliseconds: number): void {
    this.#passedMs += milliseconds;
    this.state.changes += 1;
  }

  /** Takes a broker away; after half a minute the others know and take over what it served. */
  async down(broker: number): Promise<void> {
    await this.#servers[broker].down();
  }

  async up(broker: number): Promise<void> {
    await this.#servers[broker].up();
  }

  async stop(): Promise<void> {
    this.#webSockets.close();
    await Promise.all(this.#servers.map(server => server.down()));
  }

  async #startBroker(
    options: SandboxPulsarOptions,
    index: number,
  ): Promise<void> {
    const server = await BrokerServer.start({
      state: this.state,
      tokens: this.tokens,
      faults: this.faults,
      requests: this.requests,
      certificate: options.certificate,
      port: options.port === 0 ? 0 : options.port + index,
      index,
      onUpgrade: (request, socket, head) =>
        this.#webSockets.upgrade(request, socket, head),
    });
    this.#servers.push(server);
    this.state.brokers.all.push(server.broker);
  }
}
