import type { TargetState } from '@internal/target-state';
import { FaultList } from '../../faults/FaultList';
import { RequestLog } from '../../control/RequestLog';
import { odpTargetState } from '../../testing/ClockedCluster';
import type { PulsarFault } from '../faults/PulsarFault';
import { parseTopicName, topicName } from '../names';
import type { PulsarVersion } from '../PulsarVersion';
import { BUS_SCENARIOS } from '../scenarios';
import { brokerStats } from '../shape/brokerStats';
import { topicStats } from '../shape/topicStats';
import type { Namespace } from '../state/Namespace';
import { PulsarState } from '../state/PulsarState';
import type { SimulatedConsumers } from '../state/SimulatedConsumers';
import type { Topic } from '../state/Topic';

const START = Date.parse('2026-11-23T14:32:00Z');
const NAMESPACE = 'odp/test';

/** Read once: it is large. */
let target: TargetState | undefined;

/** A Pulsar without a server, whose clock moves only when a test moves it. */
export class ClockedPulsar {
  readonly name: string;
  readonly state: PulsarState;
  readonly faults = new FaultList<PulsarFault>();
  readonly requests = new RequestLog();
  #now = START;

  static create({
    version = '3.1.0' as PulsarVersion,
    name = 'odp-eu',
  } = {}): ClockedPulsar {
    return new ClockedPulsar(version, name);
  }

  private constructor(version: PulsarVersion, name: string) {
    this.name = name;
    this.state = new PulsarState({
      version,
      cluster: name,
      now: () => this.#now,
      statsSeconds: 60,
      quotaCheckSeconds: 60,
    });
    for (const index of [0, 1, 2]) {
      const address = `127.0.0.1:${16451 + index}`;
      this.state.brokers.all.push({
        index,
        name: address,
        url: `https://${address}`,
      });
    }
  }

  get now(): number {
    return this.#now;
  }

  /** Lets minutes pass at once. */
  pass(minutes: number): void {
    this.#now += minutes * 60_000;
  }

  play(scenario: string): void {
    target ??= odpTargetState();
    BUS_SCENARIOS[scenario]({
      pulsar: this,
      target,
      answersForMs: 60_000,
    });
  }

  /** A namespace for tests that bring their own topics. */
  createNamespace(policies: object = {}): Namespace {
    return this.state.createNamespace(NAMESPACE, policies);
  }

  /** A topic in that namespace, with one simulated producer. */
  createTopic(
    local: string,
    {
      perSecond,
      entryBytes = 1000,
    }: { perSecond: number; entryBytes?: number },
  ): Topic {
    const topic = this.state.createTopic(
      topicName('persistent', NAMESPACE, local),
    );
    topic.simulated = {
      count: 1,
      name: 'producer',
      messagesPerSecond: perSecond,
      entryBytes,
      messagesPerEntry: 1,
      connectedAt: this.#now,
    };
    return topic;
  }

  /** A subscription of the topic; without consumers nobody is there. */
  subscribe(
    topic: Topic,
    name: string,
    consumers?: Partial<SimulatedConsumers>,
  ): void {
    const subscription = topic.subscribe(name, { at: this.#now });
    if (consumers) {
      subscription.simulate({
        type: 'Shared',
        count: 1,
        state: 'well',
        connectedAt: this.#now,
        ...consumers,
      });
    }
  }

  /** What `/stats` tells now. */
  stats(full: string) {
    const name = parseTopicName(full);
    const topic = this.state.topic(name)!;
    return topicStats(topic, {
      version: this.state.version,
      rules: this.state.namespaces.get(name.namespace)!.rulesFor(topic),
      flags: {
        subscriptionBacklogSize: true,
        getEarliestTimeInBacklog: true,
        excludePublishers: false,
        excludeConsumers: false,
      },
      now: this.#now,
      ownerBroker: this.state.ownerOf(name).name,
    });
  }

  /** What all brokers tell together. */
  brokerStats() {
    this.state.namespaces.forEach(one => this.state.settleAll(one));
    return brokerStats(this.state.namespaces.values(), {
      version: this.state.version,
      isMine: () => true,
    });
  }
}
