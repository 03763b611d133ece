import type { WebSocket } from 'ws';
import type { TopicName } from '../names';
import type { ConnectedProducer } from '../state/ConnectedConsumer';
import { Meter } from '../state/Meter';
import type { PulsarState } from '../state/PulsarState';
import type { Topic } from '../state/Topic';
import { encodeMessageId, placeOf } from './messageId';
import { servedTopics, topicsToServe } from './topicsToServe';

/** What a client sends. */
interface Outgoing {
  payload?: string;
  properties?: Record<string, string>;
  key?: string;
  context?: string;
  /** Milliseconds since the epoch. */
  deliverAt?: number;
  deliverAfterMs?: number;
}

/** Bytes of an entry beside the payload: who sent it, when, which number it has. */
const OVERHEAD = 38;

const SEND_TIMEOUT_MS = 30_000;

let producers = 0;

/** A client that publishes over a WebSocket. */
export class ProducerSession implements ConnectedProducer {
  readonly name: string;
  readonly address: string;
  readonly connectedAt: number;
  readonly #state: PulsarState;
  readonly #client: WebSocket;
  readonly #topic: TopicName;
  readonly #sendTimeoutMs: number;
  readonly #messages = new Meter();
  readonly #bytes = new Meter();
  #turn = 0;

  constructor(
    state: PulsarState,
    client: WebSocket,
    options: {
      name: TopicName;
      role: string;
      address: string;
      query: URLSearchParams;
    },
  ) {
    this.#state = state;
    this.#client = client;
    this.#topic = options.name;
    this.address = options.address;
    this.connectedAt = state.now();
    const given = options.query.get('producerName');
    this.name = given ?? `${state.cluster}-0-${producers++}`;
    this.#sendTimeoutMs = Number(
      options.query.get('sendTimeoutMillis') ?? SEND_TIMEOUT_MS,
    );
    this.#topics().forEach(topic => topic.connectedProducers.add(this));
    client.on('message', data => this.#receive(String(data)));
    client.on('close', () =>
      servedTopics(state, this.#topic).forEach(topic =>
        topic.connectedProducers.delete(this),
      ),
    );
  }

  get rates() {
    return { messages: this.#messages.rate, bytes: this.#bytes.rate };
  }

  tick(seconds: number): void {
    this.#messages.tick(seconds);
    this.#bytes.tick(seconds);
  }

  #topics(): Topic[] {
    return topicsToServe(this.#state, this.#topic);
  }

  #receive(text: string): void {
    let message: Outgoing;
    try {
      message = JSON.parse(text);
    } catch {
      this.#fail(
        3,
        `Unrecognized token '${text}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`,
      );
      return;
    }
    const { payload, context } = message;
    if (payload === undefined || !/^[A-Za-z0-9+/]*=*$/.test(payload)) {
      this.#fail(
        7,
        payload === undefined
          ? 'Cannot invoke "String.getBytes(java.nio.charset.Charset)" because "src" is null'
          : 'Invalid Base64 message-payload error=Illegal base64 character',
        context,
      );
      return;
    }
    const topics = this.#topics();
    const index = message.key ? message.key.length : this.#turn++;
    const partition = index % topics.length;
    const topic = topics[partition];
    if (topic?.isHeld) {
      this.#hold(topic, context);
    } else if (topic) {
      this.#publish(topic, message, topics.length > 1 ? partition : -1);
    }
  }

  #publish(topic: Topic, message: Outgoing, partition: number): void {
    const { payload = '', properties = {}, key, context } = message;
    const now = this.#state.now();
    const bytes =
      OVERHEAD +
      Buffer.from(payload, 'base64').length +
      Object.entries(properties).join('').length +
      (key?.length ?? 0);
    const entry = topic.publish({ bytes, messages: 1, at: now });
    this.#messages.add(1);
    this.#bytes.add(bytes);
    topic.messages.set(entry, {
      payload,
      properties,
      key,
      deliverAt:
        message.deliverAfterMs === undefined
          ? message.deliverAt
          : now + message.deliverAfterMs,
    });
    this.#state.published(topic);
    this.#send({
      result: 'ok',
      messageId: encodeMessageId(placeOf(topic.firstLedger, entry, partition)),
      ...(context !== undefined && { context }),
      errorCode: 0,
      schemaVersion: 0,
    });
  }

  /** At a full backlog: refused, or held until the time is over. */
  #hold(topic: Topic, context?: string): void {
    const { full } = topic.name;
    const rules = this.#state.namespaces
      .get(topic.name.namespace)!
      .rulesFor(topic);
    if (rules.quotas.destination_storage.policy === 'producer_exception') {
      this.#fail(
        8,
        `org.apache.pulsar.client.api.PulsarClientException$ProducerBlockedQuotaExceededException: The backlog quota of the topic ${full} that the producer ${this.name} produces to is exceeded`,
        context,
      );
      return;
    }
    const seconds = this.#sendTimeoutMs / 1000;
    setTimeout(
      () =>
        this.#fail(
          8,
          `org.apache.pulsar.client.api.PulsarClientException$TimeoutException: The producer ${this.name} can not send message to the topic ${full} within given timeout : createdAt ${seconds} seconds ago, firstSentAt 0.0 seconds ago, lastSentAt 0.0 seconds ago, retryCount 0`,
          context,
        ),
      this.#sendTimeoutMs,
    ).unref();
  }

  #fail(code: number, errorMsg: string, context?: string): void {
    this.#send({
      result: `send-error:${code}`,
      errorMsg,
      ...(context !== undefined && { context }),
      errorCode: 0,
      schemaVersion: 0,
    });
  }

  #send(value: object): void {
    if (this.#client.readyState === this.#client.OPEN) {
      this.#client.send(JSON.stringify(value));
    }
  }
}
