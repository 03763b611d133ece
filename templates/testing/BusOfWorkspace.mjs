import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Channel } from '../../testbed/pulsar/Channel.mjs';
import { PulsarAdmin } from '../../testbed/pulsar/PulsarAdmin.mjs';
import { ROLES } from '../../testbed/pulsar/tokens.mjs';
import { untilEqual } from './untilEqual.mjs';

/** A namespace of a workspace on the testbed's Pulsar, with the subscription of a service, until it is removed. */
export class BusOfWorkspace {
  #admin;
  #wanted;
  #websocketUrl;
  #producerToken;
  /** What a service of it connects to, and the file with its token. */
  serviceUrl;
  tokenFile;

  /**
   * Makes both as the portal does, before the service starts.
   *
   * @param {Record<string, string>} environment of the testbed
   * @param {{ namespace: string, topic: string, subscription: string, deadLetterTopic: string }} wanted
   *   as the target state renders it for the component
   */
  static async create(environment, wanted) {
    const bus = new BusOfWorkspace(environment, wanted);
    await bus.#make();
    return bus;
  }

  /** Use {@link BusOfWorkspace.create}. */
  constructor(environment, wanted) {
    this.#wanted = wanted;
    this.#admin = PulsarAdmin.create(
      environment.ODP_PULSAR_ADMIN_URL,
      environment.ODP_PULSAR_ADMIN_TOKEN_FILE,
    );
    this.#websocketUrl = environment.ODP_PULSAR_WEBSOCKET_URL;
    this.#producerToken = readFileSync(
      environment.ODP_PULSAR_PRODUCER_TOKEN_FILE,
      'utf8',
    ).trim();
    this.serviceUrl = environment.ODP_PULSAR_SERVICE_URL;
    this.tokenFile = environment.ODP_PULSAR_CONSUMER_TOKEN_FILE;
  }

  async #make() {
    const { namespace, topic, subscription } = this.#wanted;
    await this.#admin.ensure(`namespaces/${namespace}`);
    const granted = {
      [ROLES.producer]: ['produce'],
      // Dead letters are published by who could not handle them.
      [ROLES.consumer]: ['consume', 'produce'],
    };
    for (const [role, actions] of Object.entries(granted)) {
      await this.#admin.post(
        `namespaces/${namespace}/permissions/${role}`,
        actions,
      );
    }
    await this.#admin.ensure(pathOf(topic));
    await this.#admin.ensure(
      `${pathOf(topic)}/subscription/${subscription}`,
      'earliest',
    );
  }

  /** Publishes events, whose content is text, and returns once the bus has them. */
  async publish(...contents) {
    const answers = [];
    let channel;
    const all = new Promise(resolve => {
      channel = new Channel(
        `${this.#websocketUrl}/producer/${pathOf(this.#wanted.topic)}`,
        this.#producerToken,
        ({ result }) => {
          if (answers.push(result) === contents.length) {
            resolve();
          }
        },
      );
    });
    for (const content of contents) {
      const payload = Buffer.from(content).toString('base64');
      while (!channel.send({ payload })) {
        await setTimeout(50);
      }
    }
    await all;
    channel.close();
    assert.deepEqual(
      answers,
      contents.map(() => 'ok'),
    );
  }

  /** How many events wait for the service, those included that it has in hand. */
  async backlog() {
    const { topic, subscription } = this.#wanted;
    const { subscriptions } = JSON.parse(
      await this.#admin.get(`${pathOf(topic)}/stats?getPreciseBacklog=true`),
    );
    return subscriptions[subscription].msgBacklog;
  }

  /** Who keeps dead letters: names of subscriptions, none before the first letter. */
  async keepersOfDeadLetters() {
    const { namespace, deadLetterTopic } = this.#wanted;
    const topics = JSON.parse(await this.#admin.get(`persistent/${namespace}`));
    return topics.includes(deadLetterTopic)
      ? JSON.parse(
          await this.#admin.get(`${pathOf(deadLetterTopic)}/subscriptions`),
        )
      : [];
  }

  /** Takes as many dead letters as a person who looks into them would, and gives what they hold. */
  async takeDeadLetters(count, subscription) {
    const token = readFileSync(this.tokenFile, 'utf8').trim();
    const found = [];
    const channel = new Channel(
      `${this.#websocketUrl}/consumer/${pathOf(
        this.#wanted.deadLetterTopic,
      )}/${subscription}?subscriptionType=Shared`,
      token,
      ({ messageId, payload }, send) => {
        // An acknowledgement is answered, too.
        if (payload !== undefined && send({ messageId })) {
          found.push(Buffer.from(payload, 'base64').toString());
        }
      },
    );
    try {
      await untilEqual(() => found.length, count);
    } finally {
      channel.close();
    }
    return found;
  }

  async remove() {
    await this.#admin.delete(`namespaces/${this.#wanted.namespace}?force=true`);
  }
}

/** Of a topic in the addresses of both APIs. */
function pathOf(topic) {
  return topic.replace('://', '/');
}
