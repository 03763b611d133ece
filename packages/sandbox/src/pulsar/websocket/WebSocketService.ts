import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isTenantAdmin, mayOnTopic } from '../admin/access';
import { AdminError } from '../admin/AdminError';
import { htmlPage } from '../admin/htmlPage';
import { NO_ROOM } from '../admin/newTopic';
import { topicName, type TopicName } from '../names';
import { type PulsarTokens, SUPER_USERS } from '../PulsarTokens';
import type { PulsarState } from '../state/PulsarState';
import { isSizeExceeded } from '../state/quotaCheck';
import { ConsumerSession } from './ConsumerSession';
import { ProducerSession } from './ProducerSession';
import { topicsToServe } from './topicsToServe';

/** What the path of an upgrade asks for. */
interface Wanted {
  kind: 'producer' | 'consumer';
  name: TopicName;
  subscription: string;
  query: URLSearchParams;
  role: string;
  /** `/address:port` of the client. */
  address: string;
}

/** Produces and consumes over WebSockets, on any broker. */
export class WebSocketService {
  readonly #state: PulsarState;
  readonly #tokens: PulsarTokens;
  readonly #server = new WebSocketServer({ noServer: true });

  constructor(state: PulsarState, tokens: PulsarTokens) {
    this.#state = state;
    this.#tokens = tokens;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    let open: (client: WebSocket) => void;
    try {
      open = this.#admit(request);
    } catch (error) {
      this.#refuse(socket, request.url ?? '/', error as Error);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, open);
  }

  close(): void {
    this.#server.clients.forEach(client => client.terminate());
  }

  /** @throws AdminError as a page of the web server */
  #admit(request: IncomingMessage): (client: WebSocket) => void {
    const wanted = this.#read(request);
    const { kind, name, role } = wanted;
    const caller = {
      state: this.#state,
      role,
      isSuperUser: SUPER_USERS.includes(role),
    };
    if (
      !mayOnTopic(caller, kind === 'producer' ? 'PRODUCE' : 'CONSUME', name)
    ) {
      throw new AdminError(403, 'Not authorized', 'html');
    }
    const namespace = this.#state.namespaces.get(name.namespace);
    if (!namespace) {
      throw new AdminError(
        isTenantAdmin(caller, name.tenant) ? 404 : 403,
        'Namespace not found',
        'html',
      );
    }
    if (topicsToServe(this.#state, name).length === 0) {
      throw namespace.makesTopics
        ? failedToCreate(500, NO_ROOM)
        : failedToCreate(404, 'Topic Not Found.');
    }
    return kind === 'producer'
      ? this.#producer(wanted)
      : this.#consumer(wanted);
  }

  #producer({ name, role, address, query }: Wanted) {
    const state = this.#state;
    for (const topic of topicsToServe(state, name)) {
      const rules = state.namespaces.get(name.namespace)!.rulesFor(topic);
      const { policy } = rules.quotas.destination_storage;
      const holds = policy?.startsWith('producer_') ?? false;
      if (topic.isHeld || (holds && isSizeExceeded(topic, rules))) {
        throw failedToCreate(
          503,
          'org.apache.pulsar.broker.service.BrokerServiceException$TopicBacklogQuotaExceededException: Cannot create producer on topic with backlog quota exceeded',
        );
      }
    }
    return (client: WebSocket) =>
      new ProducerSession(state, client, { name, role, address, query });
  }

  #consumer({ name, role, address, query, subscription }: Wanted) {
    const state = this.#state;
    const type = query.get('subscriptionType') ?? 'Exclusive';
    const isTaken = topicsToServe(state, name).some(topic => {
      const found = topic.subscriptions.get(subscription);
      return type === 'Exclusive' && (found?.isConsumed ?? false);
    });
    if (isTaken) {
      throw failedToCreate(409, 'Exclusive consumer is already connected');
    }
    return (client: WebSocket) =>
      new ConsumerSession(state, client, {
        name,
        role,
        address,
        query,
        subscription,
      });
  }

  #read(request: IncomingMessage): Wanted {
    const url = new URL(request.url ?? '/', 'https://broker');
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '');
    const role = this.#tokens.roleOf(
      bearer?.[1] ?? url.searchParams.get('token') ?? undefined,
    );
    if (role === undefined) {
      throw new AdminError(401, 'Authentication required', 'html');
    }
    const [, kind, domain, tenant, namespace, topic, subscription] =
      /^\/ws\/v2\/(producer|consumer)\/(persistent|non-persistent)\/([^/]+)\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(
        url.pathname,
      ) ?? [];
    if (!topic || (kind === 'consumer') !== Boolean(subscription)) {
      throw new AdminError(404, 'Not Found', 'html');
    }
    return {
      kind: kind as Wanted['kind'],
      name: topicName(
        domain as TopicName['domain'],
        `${decodeURIComponent(tenant)}/${decodeURIComponent(namespace)}`,
        decodeURIComponent(topic),
      ),
      subscription: decodeURIComponent(subscription ?? ''),
      query: url.searchParams,
      role,
      address: `/${request.socket.remoteAddress}:${request.socket.remotePort}`,
    };
  }

  #refuse(socket: Duplex, uri: string, error: Error): void {
    const status = error instanceof AdminError ? error.status : 500;
    const body = htmlPage(this.#state.version, {
      status,
      message: error.message,
      uri: uri.split('?')[0],
    });
    socket.end(
      `HTTP/1.1 ${status} ${error.message.slice(
        0,
        60,
      )}\r\ncontent-type: text/html;charset=iso-8859-1\r\ncontent-length: ${Buffer.byteLength(
        body,
      )}\r\nconnection: close\r\n\r\n${body}`,
    );
  }
}

function failedToCreate(status: number, reason: string): AdminError {
  return new AdminError(
    status,
    `Failed to create producer/consumer: {"errorMsg":"${reason}","reqId":1}`,
    'html',
  );
}
