/** Size to which topics of the faulty namespace may fill, in bytes, and what one is filled with at once, two thirds of it. Later events are as large and fill it within two minutes. */
const QUOTA = 4 * 2 ** 20;
const BURST = { messages: 40, bytes: 64 * 1024 };

/** Unacknowledged messages after which the broker sends the stuck consumer no more, and events that reach it at once. */
const UNACKED = { limit: 20, burst: 40 };

/**
 * Trouble that can be switched on and off.
 *
 * @param topics of eventTopics
 * @param {{ traffic: object, admin: object, quota: object }} means the EventTraffic, the
 *   PulsarAdmin as super-user, and the backlog quota that the target state wants
 * @returns {Record<string, { on: boolean, what: string, switch: (on: boolean) => Promise<void> }>}
 */
export function faults(topics, means) {
  const stuck = { topic: topics[0], subscription: topics[0].subscriptions[0] };
  const last = topics.at(-1);
  const full = { topic: last, subscription: last.subscriptions[0] };
  return {
    'stuck-consumer': {
      on: false,
      what: `${stuck.subscription} takes messages of ${stuck.topic.path} and acknowledges none, until the broker sends it no more`,
      switch: on => (on ? stick(stuck, means) : release(stuck, means)),
    },
    'full-backlog': {
      on: false,
      what: `${full.subscription} is gone from ${full.topic.path}, and the quota of its namespace is ${QUOTA} bytes, full within two minutes`,
      switch: on => (on ? fill(full, means) : relieve(full, means)),
    },
  };
}

async function stick({ topic, subscription }, { traffic, admin }) {
  traffic.setStuck(topic.path, subscription, true);
  await admin.post(`${topic.path}/maxUnackedMessagesOnConsumer`, UNACKED.limit);
  publishMany(topic, UNACKED.burst, traffic);
}

async function release({ topic, subscription }, { traffic, admin }) {
  await admin.delete(`${topic.path}/maxUnackedMessagesOnConsumer`);
  traffic.setStuck(topic.path, subscription, false);
}

async function fill({ topic, subscription }, { traffic, admin, quota }) {
  traffic.detach(topic.path, subscription);
  // A broker reckons a backlog by the mean size of all entries of a ledger. Beside
  // hours of small ones these would hardly count, so that they get a ledger of their own.
  await admin.put(`${topic.path}/unload`);
  await admin.post(quotaOf(topic), { ...quota, limitSize: QUOTA });
  traffic.setPadding(topic.path, BURST.bytes);
  publishMany(topic, BURST.messages, traffic);
}

function publishMany(topic, count, traffic) {
  for (let sent = 0; sent < count; sent += 1) {
    if (!traffic.publish(topic)) {
      throw new Error(`No producer is connected to ${topic.path}`);
    }
  }
}

async function relieve({ topic, subscription }, { traffic, admin, quota }) {
  traffic.setPadding(topic.path, 0);
  await admin.post(quotaOf(topic), quota);
  traffic.attach(topic.path, subscription);
}

function quotaOf({ namespace }) {
  return `namespaces/${namespace}/backlogQuota`;
}
