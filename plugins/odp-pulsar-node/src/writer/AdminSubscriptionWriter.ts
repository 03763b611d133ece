import { parseTopicName } from '@internal/plugin-odp-pulsar-common';
import { encodedName, topicPath } from '../client/paths';
import type { PulsarAdmin } from '../client/PulsarAdmin';
import { isProblem } from '../client/PulsarError';
import type { BrokerChange, BrokerChanges } from './BrokerChanges';
import type { BusCallOptions } from './BusNamespaceWriter';
import type { BusSubscriptionWriter } from './BusSubscriptionWriter';
import { listBusTopics } from './listBusTopics';

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
    const namespace = this.#requireOwn(topic);
    const topics = await listBusTopics(this.#parts.admin(signal), namespace);
    const found = topics.find(({ name }) => name === topic);
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
