import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Dispatcher, WebSocket } from 'undici';
import type { InstanceAddress } from '../client/connectInstance';
import type { BusNamespaceWriter } from '../writer/BusNamespaceWriter';
import type { BusPolicies } from '../writer/busPolicies';
import { busPolicyChanges } from '../writer/busPolicyChanges';
import { createBusNamespaceWriter } from '../writer/createBusNamespaceWriter';

/** A Pulsar that namespaces are written at. */
export interface WrittenPulsar {
  address: InstanceAddress & { tokenFile: string };
  /** As somebody beside the portal, who may everything. `path` stands below `/admin/v2`. */
  byHand(
    method: 'PUT' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<void>;
  /** Base of the WebSocket API. */
  webSocketUrl: string;
  /** Verifies what is signed by its own authority. */
  dispatcher?: Dispatcher;
  stop(): Promise<void>;
}

/** What a workspace is declared to have. */
export const DECLARED: BusPolicies = {
  retention: { bytes: 10_000_000_000, seconds: 604_800 },
  backlog: { bytes: 1_000_000_000, policy: 'consumer_backlog_eviction' },
  publish: { messagesPerSecond: 1000, bytesPerSecond: 10_000_000 },
  subscriptionDispatch: { messagesPerSecond: 1000, bytesPerSecond: 10_000_000 },
  maxTopics: 50,
};

/** A namespace of one test, and its writer. */
export class WriterBench {
  readonly pulsar: WrittenPulsar;
  readonly writer: BusNamespaceWriter;
  /** `odp/workspace-...`, not there yet. */
  readonly namespace = `odp/workspace-${randomBytes(4).toString('hex')}`;
  readonly #sockets: WebSocket[] = [];

  constructor(pulsar: WrittenPulsar) {
    this.pulsar = pulsar;
    this.writer = createBusNamespaceWriter(
      { ...pulsar.address, instance: 'bus' },
      { isOwnNamespace: name => name.startsWith('odp/workspace-') },
    );
  }

  /** As the portal does it: what differs, in the order in which it is taken. @returns the names of the policies */
  async converge(wanted: BusPolicies): Promise<string[]> {
    const { policies } = (await this.writer.read(this.namespace))!;
    const changes = busPolicyChanges(policies, wanted);
    for (const change of changes) {
      await this.writer.setPolicy(this.namespace, change);
    }
    return changes.map(({ policy }) => policy);
  }

  async createTopic(local: string, partitions?: number): Promise<void> {
    const path = `persistent/${this.namespace}/${encodeURIComponent(local)}`;
    await (partitions
      ? this.pulsar.byHand('PUT', `${path}/partitions`, partitions)
      : this.pulsar.byHand('PUT', path));
  }

  /** A client that holds on to its topic until the end. `path` is what follows the namespace. */
  async connect(
    kind: 'producer' | 'consumer',
    path: string,
  ): Promise<WebSocket> {
    const { webSocketUrl, address, dispatcher } = this.pulsar;
    const token = readFileSync(address.tokenFile, 'utf8').trim();
    const socket = new WebSocket(
      `${webSocketUrl}/${kind}/persistent/${this.namespace}/${path}`,
      { dispatcher, headers: { authorization: `Bearer ${token}` } },
    );
    this.#sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = () => reject(new Error(`${path} takes no ${kind}`));
    });
    return socket;
  }

  async stop(): Promise<void> {
    this.#sockets.forEach(socket => socket.close());
    await this.writer.remove(this.namespace, { force: true });
    await this.writer.close();
  }
}
