import { randomBytes } from 'node:crypto';
import { PulsarClient, type PulsarReply } from './PulsarClient';
import type {
  ContractRole,
  PulsarContractTarget,
} from './PulsarContractTarget';
import { PulsarSocket } from './PulsarSocket';

const TENANT = 'odp';

/** A namespace of one part of the suite, with clients and the sockets that it opened. */
export class PulsarPlace {
  readonly target: PulsarContractTarget;
  readonly admin: PulsarClient;
  readonly version: string;
  readonly cluster: string;
  /** `odp/contract-...` */
  readonly namespace: string;
  readonly #sockets: PulsarSocket[] = [];

  static async create(target: PulsarContractTarget): Promise<PulsarPlace> {
    const admin = new PulsarClient(target, 'admin');
    const { text: version } = await admin.get('/brokers/version');
    const [cluster] = (await admin.get('/clusters')).body;
    const place = new PulsarPlace({ target, admin, version, cluster });
    await admin.put(`/tenants/${TENANT}`, {
      adminRoles: [],
      allowedClusters: [cluster],
    });
    done(await admin.put(`/namespaces/${place.namespace}`));
    return place;
  }

  private constructor(of: {
    target: PulsarContractTarget;
    admin: PulsarClient;
    version: string;
    cluster: string;
  }) {
    this.target = of.target;
    this.admin = of.admin;
    this.version = of.version;
    this.cluster = of.cluster;
    this.namespace = `${TENANT}/contract-${randomBytes(4).toString('hex')}`;
  }

  client(role?: ContractRole): PulsarClient {
    return new PulsarClient(this.target, role);
  }

  /** Path of a topic in both APIs; `local` is encoded. */
  topic(local: string): string {
    return `persistent/${this.namespace}/${encodeURIComponent(local)}`;
  }

  nameOf(local: string): string {
    return `persistent://${this.namespace}/${local}`;
  }

  /** A new topic. @returns its path */
  async createTopic(local: string): Promise<string> {
    const path = this.topic(local);
    done(await this.admin.put(`/${path}`));
    return path;
  }

  async subscribe(path: string, ...names: string[]): Promise<void> {
    for (const name of names) {
      done(await this.admin.put(`/${path}/subscription/${name}`));
    }
  }

  /** A producer, closed with the place. */
  produce(path: string, query = ''): Promise<PulsarSocket> {
    return this.#open(`producer/${path}?batchingEnabled=false&${query}`);
  }

  /** A consumer of `path/subscription`, closed with the place. */
  consume(path: string, query = ''): Promise<PulsarSocket> {
    return this.#open(`consumer/${path}?${query}`);
  }

  async stats(path: string, query = '') {
    const { code, body, text } = await this.admin.get(
      `/${path}/stats?${query}`,
    );
    if (code !== 200) {
      throw new Error(`stats of ${path}: ${code} ${text}`);
    }
    return body;
  }

  /** What all brokers tell of a topic in their statistics; undefined when none has it loaded. */
  async brokerStats(name: string) {
    for (const broker of await this.brokers()) {
      const { body } = await this.admin.request(
        `${broker}/admin/v2/broker-stats/topics`,
      );
      const bundles: Record<string, Record<string, Record<string, any>>> = body[
        this.namespace
      ] ?? {};
      for (const domains of Object.values(bundles)) {
        const found = domains.persistent?.[name];
        if (found) {
          return found;
        }
      }
    }
    return undefined;
  }

  /** Addresses of all brokers. */
  async brokers(): Promise<string[]> {
    const { protocol } = new URL(this.target.adminUrl);
    const { body } = await this.admin.get(`/brokers/${this.cluster}`);
    return body.map((name: string) => `${protocol}//${name}`);
  }

  /** Address of the broker that serves a topic. */
  async ownerOf(path: string): Promise<string> {
    const { ownerBroker } = await this.stats(path);
    return `${new URL(this.target.adminUrl).protocol}//${ownerBroker}`;
  }

  /** Has every broker check its quotas now; whether all of them could. */
  async checkQuotas(): Promise<boolean> {
    const replies = await Promise.all(
      (
        await this.brokers()
      ).map(broker =>
        this.admin.request(`${broker}/admin/v2/brokers/backlog-quota-check`),
      ),
    );
    return replies.every(({ code }) => code === 204);
  }

  async close(): Promise<void> {
    await Promise.all(this.#sockets.map(socket => socket.close()));
    await this.admin.delete(`/namespaces/${this.namespace}?force=true`);
  }

  async #open(path: string): Promise<PulsarSocket> {
    const socket = await PulsarSocket.open(this.target, path);
    this.#sockets.push(socket);
    return socket;
  }
}

function done({ code, text }: PulsarReply): void {
  if (code !== 204) {
    throw new Error(`${code} ${text}`);
  }
}
