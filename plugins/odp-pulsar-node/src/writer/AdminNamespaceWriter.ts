import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import type { AnyBroker } from '../client/AnyBroker';
import type { BrokerAddresses } from '../client/BrokerAddresses';
import { encodedNamespace } from '../client/paths';
import { PulsarAdmin } from '../client/PulsarAdmin';
import { isProblem } from '../client/PulsarError';
import type { PulsarHttp } from '../client/PulsarHttp';
import { AdminSubscriptionWriter } from './AdminSubscriptionWriter';
import { BrokerChanges } from './BrokerChanges';
import type {
  BusCallOptions,
  BusNamespaceWriter,
  BusTopic,
  ReadBusNamespace,
} from './BusNamespaceWriter';
import type { BusPolicyChange } from './busPolicies';
import type { BusSubscriptionWriter } from './BusSubscriptionWriter';
import { KeyedQueue } from './KeyedQueue';
import { policyCall } from './policyCall';
import { readBusNamespace } from './readBusNamespace';
import { readBusTopics } from './readBusTopics';
import { removeTopics } from './removeTopics';

/** How often a namespace is emptied whose clients make topics again. */
const ROUNDS = 3;

const configurationSchema = z
  .object({ clusterName: z.string().optional() })
  .catch({});

interface AdminNamespaceWriterParts {
  instance: string;
  http: PulsarHttp;
  addresses: BrokerAddresses;
  broker: AnyBroker;
  /** Whether a namespace, `tenant/namespace`, is one to write. */
  isOwnNamespace: (name: string) => boolean;
}

/** Over the admin REST API of 3.1 and 4.0. */
export class AdminNamespaceWriter implements BusNamespaceWriter {
  readonly subscriptions: BusSubscriptionWriter;
  readonly #parts: AdminNamespaceWriterParts;
  readonly #changes: BrokerChanges;
  readonly #queue = new KeyedQueue();
  /** Name of the cluster, by which rates are kept. */
  #cluster: string | undefined;

  static create(parts: AdminNamespaceWriterParts): AdminNamespaceWriter {
    return new AdminNamespaceWriter(parts);
  }

  private constructor(parts: AdminNamespaceWriterParts) {
    this.#parts = parts;
    this.#changes = BrokerChanges.create(parts);
    this.subscriptions = AdminSubscriptionWriter.create({
      changes: this.#changes,
      admin: signal => this.#admin(signal),
      requireOwn: namespace => this.#requireOwn(namespace),
    });
  }

  get instance(): string {
    return this.#parts.instance;
  }

  async read(
    namespace: string,
    { signal }: BusCallOptions = {},
  ): Promise<ReadBusNamespace | undefined> {
    this.#requireOwn(namespace);
    const admin = this.#admin(signal);
    const told = await unlessMissing(admin.policies(namespace));
    if (told === undefined) {
      return undefined;
    }
    this.#cluster ??= await clusterOf(admin);
    return readBusNamespace(told, { name: namespace, cluster: this.#cluster });
  }

  async create(
    namespace: string,
    { signal }: BusCallOptions = {},
  ): Promise<'created' | 'exists'> {
    this.#requireOwn(namespace);
    const path = pathOf(namespace);
    return this.#queue.run(namespace, async () => {
      try {
        // Policies in its body would not be held against each other.
        await this.#changes.send({ method: 'PUT', path, signal });
        return 'created';
      } catch (error) {
        if (isProblem(error, 'conflict')) {
          return 'exists';
        }
        throw error;
      }
    });
  }

  async setPolicy(
    namespace: string,
    change: BusPolicyChange,
    { signal }: BusCallOptions = {},
  ): Promise<void> {
    this.#requireOwn(namespace);
    const { path, body } = policyCall(change);
    await this.#queue.run(namespace, () =>
      this.#changes.send({
        method: 'POST',
        path: `${pathOf(namespace)}/${path}`,
        body,
        signal,
      }),
    );
  }

  async topics(
    namespace: string,
    { signal }: BusCallOptions = {},
  ): Promise<BusTopic[]> {
    this.#requireOwn(namespace);
    await this.#changes.listBrokers(signal);
    return readBusTopics(this.#admin(signal), namespace);
  }

  async remove(
    namespace: string,
    { force, signal }: BusCallOptions & { force: boolean },
  ): Promise<'removed' | 'gone'> {
    this.#requireOwn(namespace);
    const path = pathOf(namespace);
    return this.#queue.run(namespace, async () => {
      for (let round = 1; ; round += 1) {
        try {
          if (force) {
            await this.#empty(namespace, signal);
          }
          await this.#changes.send({ method: 'DELETE', path, signal });
          return 'removed';
        } catch (error) {
          if (isProblem(error, 'not-found')) {
            return 'gone';
          }
          if (!force || round === ROUNDS || !isProblem(error, 'conflict')) {
            throw error;
          }
        }
      }
    });
  }

  async close(): Promise<void> {
    await this.#parts.http.close();
  }

  /**
   * Removes its topics one by one: 3.1 keeps the partitions of a namespace that is
   * removed by force, for the next one of the name. Clients would make topics again
   * at once if they could.
   */
  async #empty(namespace: string, signal?: AbortSignal): Promise<void> {
    await this.#changes.send({
      method: 'POST',
      path: `${pathOf(namespace)}/autoTopicCreation`,
      body: { allowAutoTopicCreation: false },
      signal,
    });
    await removeTopics(namespace, {
      admin: this.#admin(signal),
      changes: this.#changes,
      signal,
    });
  }

  #admin(signal?: AbortSignal): PulsarAdmin {
    const { http, broker } = this.#parts;
    return PulsarAdmin.create(http, broker, signal);
  }

  #requireOwn(namespace: string): void {
    if (!this.#parts.isOwnNamespace(namespace)) {
      throw new InputError(
        `'${namespace}' is no namespace of a workspace: the portal changes no other`,
      );
    }
  }
}

function pathOf(namespace: string): string {
  return `/namespaces/${encodedNamespace(namespace)}`;
}

/** Undefined where the token may not read it. */
async function clusterOf(admin: PulsarAdmin): Promise<string | undefined> {
  try {
    return configurationSchema.parse(await admin.configuration()).clusterName;
  } catch (error) {
    if (isProblem(error, 'not-allowed')) {
      return undefined;
    }
    throw error;
  }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isProblem(error, 'not-found')) {
      return undefined;
    }
    throw error;
  }
}
