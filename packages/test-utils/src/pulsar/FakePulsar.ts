import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a token may: read everything, the policies of tenant odp, or consume. */
export type FakeRights = 'super-user' | 'tenant-admin' | 'consume';

/** A topic or partition as broker-stats and its own statistics tell it. */
export interface FakeTopic {
  /** Index of the broker that has loaded it. */
  broker: number;
  [field: string]: unknown;
}

type Handler = (call: FakeCall) => boolean;

export interface FakeCall {
  broker: number;
  path: string;
  query: URLSearchParams;
  token: string;
  request: IncomingMessage;
  response: ServerResponse;
}

/** The admin API of a few brokers as far as the portal reads it, on loopback. */
export class FakePulsar {
  readonly calls: Array<Pick<FakeCall, 'broker' | 'path' | 'token'>> = [];
  readonly tokens = new Map<string, FakeRights>([['secret', 'super-user']]);
  /** Policies by `tenant/namespace`. */
  readonly namespaces = new Map<string, object>();
  /** By full name. */
  readonly topics = new Map<string, FakeTopic>();
  /** Full names of partitioned topics. */
  partitioned: string[] = [];
  /** Internal statistics by full name. */
  readonly internal = new Map<string, object>();
  /** Lines of `/metrics/`, by broker. */
  metrics: string[][] = [[], [], []];
  configuration: Record<string, string> = {
    clusterName: 'fake',
    backlogQuotaDefaultLimitBytes: '-1',
    backlogQuotaDefaultRetentionPolicy: 'producer_request_hold',
    defaultRetentionSizeInMB: '0',
    defaultRetentionTimeInMinutes: '0',
    maxPublishRatePerTopicInMessages: '0',
  };
  /** What `GET /brokers` lists; the brokers themselves when absent. */
  listed: string[] | undefined;
  /** Looked at first; true when it answered. */
  instead: Handler = () => false;
  readonly #servers: Server[] = [];
  readonly #ports: number[] = [];

  static async start(brokers = 3): Promise<FakePulsar> {
    const fake = new FakePulsar();
    for (let broker = 0; broker < brokers; broker += 1) {
      fake.#servers.push(
        createServer((request, response) =>
          fake.#answer(broker, request, response),
        ),
      );
      await fake.up(broker);
    }
    return fake;
  }

  /** Listens, again on its port after `down`. */
  async up(broker: number): Promise<void> {
    const server = this.#servers[broker];
    await new Promise<void>(resolve => {
      server.listen(this.#ports[broker] ?? 0, '127.0.0.1', resolve);
    });
    this.#ports[broker] = (server.address() as AddressInfo).port;
  }

  async down(broker: number): Promise<void> {
    const server = this.#servers[broker];
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#servers.map((server, broker) =>
        server.listening ? this.down(broker) : undefined,
      ),
    );
  }

  /** Host and port, as the cluster lists it. */
  host(broker: number): string {
    return `127.0.0.1:${this.#ports[broker]}`;
  }

  url(broker: number): string {
    return `http://${this.host(broker)}`;
  }

  #answer(
    broker: number,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    // Not by URL, which takes encoded dots for steps.
    const [pathname, search] = request.url!.split('?');
    const searchParams = new URLSearchParams(search);
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    this.calls.push({ broker, path: pathname, token });
    const call: FakeCall = {
      broker,
      path: pathname,
      query: searchParams,
      token,
      request,
      response,
    };
    if (this.instead(call)) {
      return;
    }
    if (pathname === '/metrics/') {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(`${(this.metrics[broker] ?? []).join('\n')}\n`);
      return;
    }
    const rights = this.tokens.get(token);
    if (!rights) {
      response.writeHead(401, { 'content-type': 'text/html' });
      response.end(
        '<html><head><title>Error 401 Authentication required</title></head></html>',
      );
      return;
    }
    this.#admin(call, rights);
  }

  #admin({ broker, path, response }: FakeCall, rights: FakeRights): void {
    const parts = path.split('/').slice(3).map(decodeURIComponent);
    const [resource, ...rest] = parts;
    const isSuper = rights === 'super-user';
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const only = (isAllowed: boolean, value: () => unknown) =>
      isAllowed
        ? json(value())
        : json({ reason: 'This operation requires super-user access' }, 401);
    const all = this.#servers.map((_, index) => this.host(index));
    switch (resource) {
      case 'brokers':
        if (rest[0] === 'version') {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end('3.1.0');
        } else if (rest[0] === 'leaderBroker') {
          only(isSuper, () => ({ serviceUrl: this.url(0) }));
        } else if (rest[0] === 'configuration') {
          only(isSuper, () => this.configuration);
        } else {
          only(isSuper, () => this.listed ?? all);
        }
        break;
      case 'bookies':
        only(isSuper, () => ({ bookies: [{ bookieId: 'bookie-1:3181' }] }));
        break;
      case 'clusters':
        json(['fake']);
        break;
      case 'tenants':
        only(isSuper, () => [
          ...new Set([...this.namespaces.keys()].map(tenantOf)),
        ]);
        break;
      case 'namespaces':
        this.#namespaces(rest, rights, json);
        break;
      case 'broker-stats':
        only(isSuper, () => this.#brokerStats(broker));
        break;
      default:
        this.#topic([resource, ...rest], json);
    }
  }

  #namespaces(
    [tenant, namespace]: string[],
    rights: FakeRights,
    json: (value: unknown, status?: number) => void,
  ): void {
    if (rights === 'consume') {
      json({ reason: 'Unauthorized to validateTenantOperation' }, 403);
    } else if (namespace === undefined) {
      json(
        [...this.namespaces.keys()].filter(name => tenantOf(name) === tenant),
      );
    } else {
      const policies = this.namespaces.get(`${tenant}/${namespace}`);
      json(
        policies ?? { reason: 'Namespace does not exist' },
        policies ? 200 : 404,
      );
    }
  }

  #topic(
    parts: string[],
    json: (value: unknown, status?: number) => void,
  ): void {
    const [domain, tenant, namespace, local, what] = parts;
    const prefix = `${domain}://${tenant}/${namespace}/`;
    if (local === 'partitioned' && what === undefined) {
      json(this.partitioned.filter(name => name.startsWith(prefix)));
      return;
    }
    const name = `${prefix}${local}`;
    const told =
      what === 'stats' ? this.topics.get(name) : this.internal.get(name);
    json(told ?? { reason: 'Topic not found' }, told ? 200 : 404);
  }

  #brokerStats(broker: number): object {
    const stats: Record<string, Record<string, Record<string, object>>> = {};
    for (const [name, { broker: owner, ...told }] of this.topics) {
      if (owner === broker) {
        const [domain, rest] = name.split('://');
        const namespace = rest.split('/').slice(0, 2).join('/');
        stats[namespace] ??= { '0x00000000_0xffffffff': {} };
        const bundle = stats[namespace]['0x00000000_0xffffffff'];
        bundle[domain] = { ...bundle[domain], [name]: told };
      }
    }
    return stats;
  }
}

function tenantOf(namespace: string): string {
  return namespace.split('/')[0];
}
