import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RequestLog } from '../../control/RequestLog';
import type { FaultList } from '../../faults/FaultList';
import type { KeyedCertificate } from '../../tls/certificates';
import { LoopbackServer } from '../../tls/LoopbackServer';
import type { PulsarFault } from '../faults/PulsarFault';
import { type PulsarTokens, SUPER_USERS } from '../PulsarTokens';
import { metrics } from '../shape/metrics';
import type { Broker } from '../state/Brokers';
import type { PulsarState } from '../state/PulsarState';
import { AdminError } from './AdminError';
import { BROKER_ROUTES } from './brokerRoutes';
import type { Answer, Call } from './Call';
import { LOOKUP_ROUTES } from './lookupRoutes';
import { NAMESPACE_ROUTES } from './namespaceRoutes';
import { PARTITION_ROUTES } from './partitionRoutes';
import { POLICY_ROUTES } from './policyRoutes';
import { Router } from './Router';
import { sendAnswer } from './sendAnswer';
import { STATS_ROUTES } from './statsRoutes';
import { SUBSCRIPTION_ROUTES } from './subscriptionRoutes';
import { TENANT_ROUTES } from './tenantRoutes';
import { TOPIC_POLICY_ROUTES } from './topicPolicyRoutes';
import { TOPIC_ROUTES } from './topicRoutes';

export interface BrokerServerOptions {
  state: PulsarState;
  tokens: PulsarTokens;
  faults: FaultList<PulsarFault>;
  requests: RequestLog;
  certificate: KeyedCertificate;
  port: number;
  index: number;
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

const ADMIN = new Router([
  ...BROKER_ROUTES,
  ...TENANT_ROUTES,
  ...NAMESPACE_ROUTES,
  ...POLICY_ROUTES,
  ...TOPIC_ROUTES,
  ...PARTITION_ROUTES,
  ...STATS_ROUTES,
  ...SUBSCRIPTION_ROUTES,
  ...TOPIC_POLICY_ROUTES,
]);
const LOOKUP = new Router(LOOKUP_ROUTES);

/** The web service of one broker. */
export class BrokerServer {
  readonly #options: BrokerServerOptions;
  #server!: LoopbackServer;
  broker!: Broker;

  static async start(options: BrokerServerOptions): Promise<BrokerServer> {
    const broker = new BrokerServer(options);
    broker.#server = await LoopbackServer.start({
      certificate: options.certificate,
      port: options.port,
      onRequest: (request, response) => {
        broker.#answer(request, response);
      },
      onUpgrade: options.onUpgrade,
    });
    broker.broker = {
      index: options.index,
      name: `127.0.0.1:${broker.#server.port}`,
      url: broker.#server.url,
    };
    return broker;
  }

  private constructor(options: BrokerServerOptions) {
    this.#options = options;
  }

  get url(): string {
    return this.#server.url;
  }

  async up(certificate?: KeyedCertificate): Promise<void> {
    this.broker.downSince = undefined;
    await this.#server.up(certificate);
  }

  async down(): Promise<void> {
    this.broker.downSince ??= this.#options.state.now();
    await this.#server.down();
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const { state, faults } = this.#options;
    const uri = request.url ?? '/';
    const method = request.method ?? 'GET';
    let resource = 'other';
    let answer: Answer | Error | undefined;
    try {
      const body = await readBody(request);
      const found = this.#find(method, uri);
      resource = found.resource;
      answer = found.handle({ request, body });
    } catch (error) {
      answer = error as Error;
    }
    const effect = faults.take(
      fault =>
        (fault.broker ?? this.broker.index) === this.broker.index &&
        (fault.method ?? method) === method &&
        (fault.resource ?? resource) === resource,
    );
    this.#count(request, response, { method, resource });
    sendAnswer(response, {
      answer,
      effect,
      method,
      uri,
      brokerUrl: this.url,
      version: state.version,
    });
  }

  /** What is asked for, before anybody is asked who they are. */
  #find(method: string, uri: string) {
    const { state } = this.#options;
    const url = new URL(uri, this.url);
    if (url.pathname === '/metrics') {
      return {
        resource: 'metrics',
        handle: () => ({ status: 302, location: `${this.url}/metrics/` }),
      };
    }
    if (url.pathname === '/metrics/') {
      return {
        resource: 'metrics',
        handle: () => ({
          text: metrics(state, this.broker),
          type: 'text/plain;charset=utf-8',
        }),
      };
    }
    const [, api, path] =
      /^\/(admin\/v2|lookup\/v2)(\/.*)$/.exec(url.pathname) ?? [];
    const router = api === 'lookup/v2' ? LOOKUP : ADMIN;
    const { route, params } = router.find(method, path ?? '');
    return {
      resource: route.resource,
      handle: ({ request, body }: { request: IncomingMessage; body: string }) =>
        route.handle({
          ...this.#authenticated(request),
          state,
          broker: this.broker,
          method,
          uri,
          params,
          query: url.searchParams,
          body,
        }),
    };
  }

  /** @throws AdminError 401, as the web server says it; to a PUT it says nothing */
  #authenticated(request: IncomingMessage): Pick<Call, 'role' | 'isSuperUser'> {
    const role = this.#options.tokens.roleOf(bearerOf(request));
    if (role === undefined) {
      throw new AdminError(
        401,
        'Authentication required',
        request.method === 'PUT' ? 'empty' : 'html',
      );
    }
    return { role, isSuperUser: SUPER_USERS.includes(role) };
  }

  #count(
    request: IncomingMessage,
    response: ServerResponse,
    { method, resource }: { method: string; resource: string },
  ): void {
    const { tokens, requests } = this.#options;
    const user = tokens.roleOf(bearerOf(request)) ?? 'nobody';
    const { socket } = request;
    const before = socket.bytesWritten;
    const done = requests.open(
      { user, verb: method, resource },
      () => socket.bytesWritten - before,
    );
    response.on('close', done);
  }
}

function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
