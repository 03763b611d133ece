import { parseTopicName } from '@internal/plugin-odp-pulsar-common';
import { encodedName, topicPath } from '../client/paths';
import type { PulsarAdmin } from '../client/PulsarAdmin';
import { isProblem } from '../client/PulsarError';
import type { BrokerChange, BrokerChanges } from './BrokerChanges';
import type { BusCallOptions } from './BusNamespaceWriter';
import type {
  BusSubscriptionWriter,
  BusTopicUse,
} from './BusSubscriptionWriter';
import { listBusTopics, type ListedTopic } from './listBusTopics';
import { readTopicUse } from './readTopicUse';

interface AdminSubscriptionWriterParts {
  changes: BrokerChanges;
  admin: (signal?: AbortSignal) => PulsarAdmin;
  /** @throws InputError for a namespace that is not to be written */
  requireOwn: (namespace: string) => void;
}

/** Over the admin REST API of 3.1 and 4.0. */
export class AdminSubscriptionWriter implements BusSubscriptionWriter {
  readonly #parts: AdminSubscriptionWriterParts;

  static create(parts: AdminSubscriptionWriterParts): AdminSubscriptionWriter {
    return new AdminSubscriptionWriter(parts);
  }

  private constructor(parts: AdminSubscriptionWriterParts) {
    this.#parts = parts;
  }

  async list(
    topic: string,
    { signal }: BusCallOptions = {},
  ): Promise<string[] | undefined> {
    this.#requireOwn(topic);
    const { changes, admin } = this.#parts;
    // The broker that has the topic may be another one.
    await changes.listBrokers(signal);
    try {
      return await admin(signal).subscriptions(topic);
    } catch (error) {
      if (isProblem(error, 'not-found')) {
        return undefined;
      }
      throw error;
    }
  }

  async use(
    topic: string,
    { signal }: BusCallOptions = {},
  ): Promise<BusTopicUse | undefined> {
    const found = await this.#find(topic, signal);
    return found && readTopicUse(this.#parts.admin(signal), found.partitions);
  }

  async create(
    topic: string,
    subscription: string,
    { signal }: BusCallOptions = {},
  ): Promise<'created' | 'exists'> {
    this.#requireOwn(topic);
    try {
      await this.#parts.changes.send({
        method: 'PUT',
        path: pathOf(topic, subscription),
        body: 'latest',
        signal,
      });
      return 'created';
    } catch (error) {
      if (isProblem(error, 'conflict')) {
        return 'exists';
      }
      throw error;
    }
  }

  remove(
    topic: string,
    subscription: string,
    { signal }: BusCallOptions = {},
  ): Promise<'removed' | 'gone'> {
    this.#requireOwn(topic);
    return this.#unlessGone({
      method: 'DELETE',
      path: `${pathOf(topic, subscription)}?force=true`,
      signal,
    });
  }

  async removeTopic(
    topic: string,
    { signal }: BusCallOptions = {},
  ): Promise<'removed' | 'gone'> {
    const found = await this.#find(topic, signal);
    return found
      ? this.#unlessGone({
          method: 'DELETE',
          path: `${topicPath(topic)}${
            found.isPartitioned ? '/partitions' : ''
          }?force=true`,
          signal,
        })
      : 'gone';
  }

  async #find(
    topic: string,
    signal: AbortSignal | undefined,
  ): Promise<ListedTopic | undefined> {
    const namespace = this.#requireOwn(topic);
    const { changes, admin } = this.#parts;
    // The broker that has the topic may be another one.
    await changes.listBrokers(signal);
    const topics = await listBusTopics(admin(signal), namespace);
    return topics.find(({ name }) => name === topic);
  }

  async #unlessGone(change: BrokerChange): Promise<'removed' | 'gone'> {
    try {
      await this.#parts.changes.send(change);
      return 'removed';
    } catch (error) {
      if (isProblem(error, 'not-found')) {
        return 'gone';
      }
      throw error;
    }
  }

  #requireOwn(topic: string): string {
    const { namespace } = parseTopicName(topic);
    this.#parts.requireOwn(namespace);
    return namespace;
  }
}

function pathOf(topic: string, subscription: string): string {
  return `${topicPath(topic)}/subscription/${encodedName(subscription)}`;
}
