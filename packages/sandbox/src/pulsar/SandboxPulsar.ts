import { RequestLog } from '../control/RequestLog';
import { FaultList } from '../faults/FaultList';
import {
  createAuthority,
  createServerCertificate,
  type KeyedCertificate,
} from '../tls/certificates';
import { BrokerServer } from './admin/BrokerServer';
import type { PulsarFault } from './faults/PulsarFault';
import { parseTopicName } from './names';
import { PulsarTokens } from './PulsarTokens';
import type { PulsarVersion } from './PulsarVersion';
import { checkBroker } from './state/checkBroker';
import type { NamespacePolicies } from './state/policies';
import { PulsarState } from './state/PulsarState';
import type { SimulatedConsumers } from './state/SimulatedConsumers';
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
  readonly #certificate: KeyedCertificate;
  readonly #servers: BrokerServer[] = [];
  readonly #webSockets: WebSocketService;
  #passedMs = 0;

  static async start(options: SandboxPulsarOptions): Promise<SandboxPulsar> {
    const pulsar = new SandboxPulsar(options);
    try {
      for (let index = 0; index < options.brokers; index += 1) {
        await pulsar.#startBroker(options.port, index);
      }
    } catch (error) {
      await pulsar.stop();
      throw error;
    }
    return pulsar;
  }

  private constructor(options: SandboxPulsarOptions) {
    this.name = options.name;
    this.#certificate = options.certificate;
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

  /** Brings it back; with `wrongAuthority` behind a certificate that nobody trusts. */
  async up(
    broker: number,
    options: { wrongAuthority?: boolean } = {},
  ): Promise<void> {
    await this.#servers[broker].up(
      options.wrongAuthority
        ? createServerCertificate(createAuthority('a stranger'))
        : this.#certificate,
    );
  }

  /** Has every broker check its backlog quotas now. */
  checkQuotas(): void {
    this.state.brokers.all.forEach(broker => checkBroker(this.state, broker));
  }

  /** From now on the consumers of a subscription take messages and acknowledge none. `topic` is a full name. */
  stick(topic: string, subscription: string): void {
    this.#change(topic, subscription, { state: 'stuck' });
  }

  /** They work again, and take what has piled up at once. */
  mend(topic: string, subscription: string): void {
    this.#change(topic, subscription, {
      state: 'well',
      perSecond: undefined,
      lag: 0,
      count: 1,
    });
  }

  /** They are gone. */
  leave(topic: string, subscription: string): void {
    this.#change(topic, subscription, { count: 0 });
  }

  /** Moves the bundle of a topic to a broker. */
  move(topic: string, broker: number): void {
    const { brokers } = this.state;
    this.state.moveBundle(parseTopicName(topic), brokers.all[broker]);
  }

  /** Sets policies of `tenant/namespace`, in the form in which the admin API shows them. */
  setPolicies(namespace: string, policies: Partial<NamespacePolicies>): void {
    const found = this.state.namespaces.get(namespace);
    if (!found) {
      throw new Error(`there is no namespace ${namespace}`);
    }
    this.state.changePolicies(found, current => {
      Object.assign(current, policies);
    });
  }

  async stop(): Promise<void> {
    this.#webSockets.close();
    await Promise.all(this.#servers.map(server => server.down()));
  }

  #change(
    topic: string,
    name: string,
    change: Partial<SimulatedConsumers>,
  ): void {
    const subscription = this.state
      .topic(parseTopicName(topic))
      ?.subscriptions.get(name);
    if (!subscription) {
      throw new Error(`there is no subscription ${name} of ${topic}`);
    }
    const current = subscription.simulated;
    subscription.simulate({
      type: subscription.type ?? 'Shared',
      count: 1,
      state: 'well',
      connectedAt: this.state.now(),
      ...current,
      ...change,
      ...(change.count === 1 && { count: Math.max(1, current?.count ?? 1) }),
    });
    this.state.changes += 1;
  }

  async #startBroker(port: number, index: number): Promise<void> {
    const server = await BrokerServer.start({
      state: this.state,
      tokens: this.tokens,
      faults: this.faults,
      requests: this.requests,
      certificate: this.#certificate,
      port: port === 0 ? 0 : port + index,
      index,
      onUpgrade: (request, socket, head) =>
        this.#webSockets.upgrade(request, socket, head),
    });
    this.#servers.push(server);
    this.state.brokers.all.push(server.broker);
  }
}
