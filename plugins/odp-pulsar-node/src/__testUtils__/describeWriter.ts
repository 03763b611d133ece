import { DECLARED, WriterBench, type WrittenPulsar } from './WriterBench';

/** What the portal does to a namespace in its life, at a Pulsar of either version. */
export function describeWriter(
  title: string,
  start: () => Promise<WrittenPulsar>,
): void {
  describe(`the writer of namespaces on ${title}`, () => {
    let pulsar: WrittenPulsar;
    let bench: WriterBench;

    beforeAll(async () => {
      pulsar = await start();
    });
    afterAll(() => pulsar?.stop());
    beforeEach(() => {
      bench = new WriterBench(pulsar);
    });
    afterEach(() => bench.stop());

    it('makes one once, and reads back what it set', async () => {
      const { writer, namespace } = bench;
      expect(await writer.read(namespace)).toBeUndefined();
      expect(await writer.create(namespace)).toBe('created');
      expect(await writer.create(namespace)).toBe('exists');
      expect(await writer.read(namespace)).toEqual({
        name: namespace,
        policies: {},
        isDeleted: false,
      });
      expect(await bench.converge(DECLARED)).toHaveLength(5);
      expect((await writer.read(namespace))!.policies).toEqual({
        ...DECLARED,
        retention: { bytes: 9537 * 2 ** 20, seconds: 604_800 },
      });
      expect(await bench.converge(DECLARED)).toEqual([]);
    });

    it('keeps what comes for a subscription from before its consumer is there, and takes it away with its dead letters', async () => {
      const { writer, namespace } = bench;
      const topic = `persistent://${namespace}/pipeline.completed`;
      const deadLetters = `${topic}-scoring-agent-DLQ`;
      await writer.create(namespace);
      expect(await writer.subscriptions.list(topic)).toBeUndefined();
      const subscribe = () =>
        writer.subscriptions.create(topic, 'scoring-agent');
      expect(await subscribe()).toBe('created');
      expect(await subscribe()).toBe('exists');
      expect(await writer.subscriptions.list(topic)).toEqual(['scoring-agent']);
      const remove = () => writer.subscriptions.remove(topic, 'scoring-agent');
      expect(await remove()).toBe('removed');
      expect(await remove()).toBe('gone');
      expect(await writer.subscriptions.list(topic)).toEqual([]);
      await bench.createTopic('pipeline.completed-scoring-agent-DLQ');
      expect(await writer.subscriptions.removeTopic(deadLetters)).toBe(
        'removed',
      );
      expect(await writer.subscriptions.removeTopic(deadLetters)).toBe('gone');
      const names = (await writer.topics(namespace)).map(({ name }) => name);
      expect(names).toEqual([topic]);
    });

    it('takes subscriptions of partitioned topics as one', async () => {
      const { writer, namespace } = bench;
      const topic = `persistent://${namespace}/many`;
      await writer.create(namespace);
      await bench.createTopic('many', 3);
      expect(await writer.subscriptions.create(topic, 'a')).toBe('created');
      expect(await writer.subscriptions.list(topic)).toEqual(['a']);
      expect(await writer.subscriptions.remove(topic, 'a')).toBe('removed');
      expect(await writer.subscriptions.removeTopic(topic)).toBe('removed');
      expect(await writer.topics(namespace)).toEqual([]);
    });

    it('sees what somebody changed by hand, and puts it back alone', async () => {
      const { writer, namespace } = bench;
      const at = `namespaces/${namespace}`;
      await writer.create(namespace);
      await bench.converge(DECLARED);
      await pulsar.byHand('POST', `${at}/publishRate`, {
        publishThrottlingRateInMsg: 5000,
        publishThrottlingRateInByte: -1,
      });
      await pulsar.byHand('POST', `${at}/maxTopicsPerNamespace`, 0);
      await pulsar.byHand('DELETE', `${at}/subscriptionDispatchRate`);
      const { policies } = (await writer.read(namespace))!;
      expect(policies).toMatchObject({
        publish: { messagesPerSecond: 5000, bytesPerSecond: -1 },
        maxTopics: 0,
      });
      expect(policies).not.toHaveProperty('subscriptionDispatch');
      expect(await bench.converge(DECLARED)).toEqual([
        'publish',
        'subscriptionDispatch',
        'maxTopics',
      ]);
      expect(await bench.converge(DECLARED)).toEqual([]);
    });

    it('grows and shrinks quota and retention past each other, in the order that the broker takes', async () => {
      const { writer, namespace } = bench;
      const { policy } = DECLARED.backlog;
      const small = {
        ...DECLARED,
        retention: { bytes: 2 ** 29, seconds: 600 },
      };
      small.backlog = { bytes: 2 ** 28, policy };
      const large = {
        ...DECLARED,
        backlog: { bytes: 2 ** 33, policy },
        retention: { bytes: 2 ** 34, seconds: 6000 },
      };
      await writer.create(namespace);
      await bench.converge(small);
      await expect(
        writer.setPolicy(namespace, {
          policy: 'backlog',
          value: large.backlog,
        }),
      ).rejects.toMatchObject({
        status: 412,
        message:
          'Pulsar answers 412: Backlog Quota exceeds configured retention quota for namespace',
      });
      expect(await bench.converge(large)).toEqual(['retention', 'backlog']);
      await expect(
        writer.setPolicy(namespace, {
          policy: 'retention',
          value: small.retention,
        }),
      ).rejects.toMatchObject({ status: 412 });
      expect(await bench.converge(small)).toEqual(['backlog', 'retention']);
    });

    it('makes a pair right that no broker takes one by one, as somebody may have made it', async () => {
      const { writer, namespace } = bench;
      await pulsar.byHand('PUT', `namespaces/${namespace}`, {
        retention_policies: {
          retentionTimeInMinutes: 10,
          retentionSizeInMB: 100,
        },
        backlog_quota_map: {
          destination_storage: {
            limitSize: 2 ** 34,
            limitTime: -1,
            policy: 'producer_exception',
          },
        },
      });
      await bench.converge(DECLARED);
      expect(await bench.converge(DECLARED)).toEqual([]);
      expect((await writer.read(namespace))!.policies).toMatchObject({
        backlog: DECLARED.backlog,
      });
    });

    it('removes an empty one, and not one with topics unless it is told to', async () => {
      const { writer, namespace } = bench;
      await writer.create(namespace);
      await bench.createTopic('orders');
      await expect(
        writer.remove(namespace, { force: false }),
      ).rejects.toMatchObject({
        problem: 'conflict',
        message: 'Pulsar answers 409: Cannot delete non empty namespace',
      });
      expect(await writer.topics(namespace)).toEqual([
        {
          name: `persistent://${namespace}/orders`,
          backlogBytes: 0,
          consumers: 0,
        },
      ]);
      await pulsar.byHand('DELETE', `persistent/${namespace}/orders`);
      expect(await writer.remove(namespace, { force: false })).toBe('removed');
      expect(await writer.remove(namespace, { force: false })).toBe('gone');
      expect(await writer.remove(namespace, { force: true })).toBe('gone');
      expect(await writer.read(namespace)).toBeUndefined();
    });

    it('lists topics with what is behind and who consumes, and removes them from under their clients', async () => {
      const { writer, namespace } = bench;
      await writer.create(namespace);
      await bench.createTopic('a % of + c#d');
      await bench.createTopic('parts', 3);
      await bench.connect('consumer', 'parts/one');
      const producer = await bench.connect('producer', 'parts');
      const stored = new Promise<void>(resolve => {
        producer.onmessage = () => resolve();
      });
      producer.send(
        JSON.stringify({
          payload: Buffer.alloc(5000).toString('base64'),
          context: '1',
        }),
      );
      await stored;
      const [first, parts, ...others] = await writer.topics(namespace);
      expect(first).toEqual({
        name: `persistent://${namespace}/a % of + c#d`,
        backlogBytes: 0,
        consumers: 0,
      });
      // The WebSocket consumes each partition for itself.
      expect(parts).toMatchObject({
        name: `persistent://${namespace}/parts`,
        consumers: 3,
      });
      expect(parts.backlogBytes).toBeGreaterThan(5000);
      expect(others).toEqual([]);
      const inParts = await writer.subscriptions.use(parts.name);
      expect(inParts!.unread).toEqual({ one: 1 });
      expect(inParts!.storedBytes).toBeGreaterThan(5000);
      expect(await writer.subscriptions.use(first.name)).toEqual({
        storedBytes: 0,
        unread: {},
      });
      const nowhere = `persistent://${namespace}/nowhere`;
      expect(await writer.subscriptions.use(nowhere)).toBeUndefined();
      expect(await writer.remove(namespace, { force: true })).toBe('removed');
      expect(await writer.read(namespace)).toBeUndefined();
    });
  });
}
