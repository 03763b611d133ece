import { Channel } from './Channel.mjs';

/** Time between two events, in milliseconds: four a second over all topics. */
const EVERY = 250;

/** Unacknowledged messages that a consumer is sent before the broker waits for it. */
const RECEIVER_QUEUE = 100;

/** Publishes the event types in turn, and acknowledges them as each of their consumers. */
export class EventTraffic {
  #topics;
  #websocketUrl;
  #tokens;
  #producers = new Map();
  #consumers = new Map();
  #stuck = new Set();
  #padding = new Map();
  #published = 0;
  #acknowledged = 0;
  #turn = 0;

  /**
   * @param topics of eventTopics
   * @param {string} websocketUrl
   * @param {{ producer: string, consumer: string }} tokens
   */
  constructor(topics, websocketUrl, tokens) {
    this.#topics = topics;
    this.#websocketUrl = websocketUrl;
    this.#tokens = tokens;
  }

  start() {
    for (const { path, subscriptions } of this.#topics) {
      this.#producers.set(
        path,
        new Channel(
          `${this.#websocketUrl}/producer/${path}`,
          this.#tokens.producer,
          ({ result }) => {
            this.#published += result === 'ok' ? 1 : 0;
          },
        ),
      );
      subscriptions.forEach(subscription => this.attach(path, subscription));
    }
    setInterval(() => this.#publishNext(), EVERY);
  }

  /** What was published and acknowledged since the start. */
  counts() {
    return { published: this.#published, acknowledged: this.#acknowledged };
  }

  /** Connects a consumer; a new connection is sent again what is not acknowledged. */
  attach(path, subscription) {
    const key = `${path}/${subscription}`;
    this.#consumers.get(key)?.close();
    this.#consumers.set(
      key,
      new Channel(
        `${
          this.#websocketUrl
        }/consumer/${key}?subscriptionType=Shared&receiverQueueSize=${RECEIVER_QUEUE}`,
        this.#tokens.consumer,
        ({ messageId }, send) => {
          if (messageId && !this.#stuck.has(key) && send({ messageId })) {
            this.#acknowledged += 1;
          }
        },
      ),
    );
  }

  /** Takes a consumer away; its subscription stays. */
  detach(path, subscription) {
    const key = `${path}/${subscription}`;
    this.#consumers.get(key)?.close();
    this.#consumers.delete(key);
  }

  /** From now on the consumer takes messages and acknowledges none, or does again. */
  setStuck(path, subscription, stuck) {
    const key = `${path}/${subscription}`;
    if (stuck) {
      this.#stuck.add(key);
    } else if (this.#stuck.delete(key)) {
      this.attach(path, subscription);
    }
  }

  /** From now on events of the topic are larger by this many bytes. */
  setPadding(path, bytes) {
    this.#padding.set(path, 'x'.repeat(bytes));
  }

  /** Publishes to a topic at once; false when its producer is not connected. */
  publish(topic) {
    const { path, event, namespace, producers } = topic;
    const content = {
      type: event,
      workspace: namespace.split('/')[1],
      producer: producers[this.#turn % producers.length],
      time: new Date().toISOString(),
      padding: this.#padding.get(path),
    };
    return this.#producers.get(path).send({
      payload: Buffer.from(JSON.stringify(content)).toString('base64'),
      properties: { type: event },
    });
  }

  #publishNext() {
    this.publish(this.#topics[this.#turn % this.#topics.length]);
    this.#turn += 1;
  }
}
