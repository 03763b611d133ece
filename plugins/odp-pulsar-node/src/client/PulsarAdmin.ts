import { LineSplitter, UnreadableAnswerError } from '@internal/backend-kit';
import type { TopicDomain } from '@internal/plugin-odp-pulsar-common';
import { z } from 'zod/v3';
import { type ToldTopic, TopicSplitter } from '../reading/TopicSplitter';
import type { AnyBroker } from './AnyBroker';
import { ADMIN, encodedName, encodedNamespace, topicPath } from './paths';
import { PulsarError } from './PulsarError';
import type { PulsarHttp } from './PulsarHttp';

const names = z.array(z.string());

/**
 * Admin REST of one instance, of 3.1 and 4.0, as far as the portal reads it.
 * Namespaces are `tenant/namespace`, topics have their full names; every name is
 * encoded here.
 *
 * @throws PulsarError for an answer that cannot be used, ConnectionError without one
 */
export class PulsarAdmin {
  readonly #http: PulsarHttp;
  readonly #broker: AnyBroker;
  readonly #signal?: AbortSignal;

  /** Calls end with the signal, where there is one. */
  static create(
    http: PulsarHttp,
    broker: AnyBroker,
    signal?: AbortSignal,
  ): PulsarAdmin {
    return new PulsarAdmin(http, broker, signal);
  }

  private constructor(
    http: PulsarHttp,
    broker: AnyBroker,
    signal?: AbortSignal,
  ) {
    this.#http = http;
    this.#broker = broker;
    this.#signal = signal;
  }

  async version(): Promise<string> {
    const path = `${ADMIN}/brokers/version`;
    const text = await this.#broker.ask(server => this.#text(server, path));
    const version = text.trim().replace(/^"|"$/g, '');
    if (!/^[\w.+-]{1,60}$/.test(version)) {
      throw notPulsar();
    }
    return version;
  }

  /** Active brokers, `host:port`. */
  brokers(): Promise<string[]> {
    return this.#json('/brokers', names);
  }

  /** The broker that leads, as its address. */
  async leader(): Promise<string> {
    const { serviceUrl } = await this.#json(
      '/brokers/leaderBroker',
      z.object({ serviceUrl: z.string() }),
    );
    return serviceUrl;
  }

  async bookies(): Promise<string[]> {
    const { bookies } = await this.#json(
      '/bookies/all',
      z.object({ bookies: z.array(z.object({ bookieId: z.string() })) }),
    );
    return bookies.map(({ bookieId }) => bookieId);
  }

  configuration(): Promise<unknown> {
    return this.#json('/brokers/configuration/runtime', z.unknown());
  }

  clusters(): Promise<string[]> {
    return this.#json('/clusters', names);
  }

  tenants(): Promise<string[]> {
    return this.#json('/tenants', names);
  }

  namespaces(tenant: string): Promise<string[]> {
    return this.#json(`/namespaces/${encodedName(tenant)}`, names);
  }

  policies(namespace: string): Promise<unknown> {
    return this.#json(
      `/namespaces/${encodedNamespace(namespace)}`,
      z.unknown(),
    );
  }

  /** Full names of the topics of a namespace in both domains; each partition is one, Pulsar's own are left out. */
  topics(namespace: string): Promise<string[]> {
    return this.#json(
      `/namespaces/${encodedNamespace(namespace)}/topics?mode=ALL`,
      names,
    );
  }

  /** Full names of the partitioned topics of a namespace. */
  partitioned(domain: TopicDomain, namespace: string): Promise<string[]> {
    return this.#json(
      `/${domain}/${encodedNamespace(namespace)}/partitioned`,
      names,
    );
  }

  /** Names of the subscriptions of a topic, or of all its partitions. */
  subscriptions(topic: string): Promise<string[]> {
    return this.#json(`${topicPath(topic)}/subscriptions`, names);
  }

  /** What one broker tells of the topics that it has loaded, one by one while they arrive. */
  async brokerTopics(server: string, onTopic: ToldTopic): Promise<void> {
    let splitter: TopicSplitter | undefined;
    await this.#readable(async () => {
      await this.#http.read(
        { server, path: `${ADMIN}/broker-stats/topics` },
        () => {
          const own = TopicSplitter.create(onTopic);
          splitter = own;
          return chunk => own.push(chunk);
        },
      );
      splitter!.end();
    });
  }

  /** Lines of a broker's metrics. `address` is that of the page, without `/metrics/`, or all of it. */
  async metrics(
    address: string,
    onLine: (line: string) => void,
  ): Promise<void> {
    const { origin, pathname, search } = new URL(address);
    const path = pathname === '/' ? '/metrics/' : `${pathname}${search}`;
    await this.#readable(() =>
      this.#http.read({ server: origin, path, accept: 'text/plain' }, () => {
        const splitter = LineSplitter.create(onLine);
        return chunk => splitter.push(chunk);
      }),
    );
  }

  /**
   * A topic's or a partition's own statistics. It loads a topic that no broker has
   * loaded. The oldest message of each subscription costs the broker a read of the
   * storage; entries are counted as broker-stats counts them, so that both agree.
   */
  topicStats(
    topic: string,
    options: { server?: string; withOldest: boolean },
  ): Promise<unknown> {
    const flags = new URLSearchParams({
      getPreciseBacklog: 'true',
      subscriptionBacklogSize: 'true',
      getEarliestTimeInBacklog: String(options.withOldest),
    });
    return this.#json(
      `${topicPath(topic)}/stats?${flags}`,
      z.unknown(),
      options.server,
    );
  }

  internalStats(topic: string, server?: string): Promise<unknown> {
    return this.#json(
      `${topicPath(topic)}/internalStats?metadata=false`,
      z.unknown(),
      server,
    );
  }

  async #json<T extends z.ZodTypeAny>(
    place: string,
    schema: T,
    server?: string,
  ): Promise<z.infer<T>> {
    const path = `${ADMIN}${place}`;
    const text = server
      ? await this.#text(server, path)
      : await this.#broker.ask(any => this.#text(any, path));
    return this.#readable(async () => {
      const parsed = schema.safeParse(JSON.parse(text));
      if (!parsed.success) {
        throw notPulsar();
      }
      return parsed.data;
    });
  }

  #text(server: string, path: string): Promise<string> {
    return this.#http.text({ server, path, signal: this.#signal });
  }

  async #readable<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof SyntaxError) {
        throw unreadable('the answer is no whole JSON', error);
      }
      if (error instanceof UnreadableAnswerError) {
        throw unreadable(error.message, error);
      }
      throw error;
    }
  }
}

function notPulsar(): PulsarError {
  return unreadable('the answer is not that of the admin API of Pulsar');
}

function unreadable(message: string, cause?: unknown): PulsarError {
  return new PulsarError(message, { problem: 'unreadable', cause });
}
