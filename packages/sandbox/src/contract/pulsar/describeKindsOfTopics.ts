import { fieldsOf, keysOf } from './fieldSets';
import type { PulsarContractTarget } from './PulsarContractTarget';
import { PulsarPlace } from './PulsarPlace';

/** What the statistics hold of topics that are not one persistent log. */
export function describeKindsOfTopics(
  target: () => PulsarContractTarget,
): void {
  describe('statistics', () => {
    let place: PulsarPlace;
    const fields = (set: string, options = {}) =>
      fieldsOf(set, place.version, options);

    beforeAll(async () => {
      place = await PulsarPlace.create(target());
    });
    afterAll(() => place?.close());

    it('of a partitioned topic are sums, and each partition on request', async () => {
      const parts = place.topic('summed');
      await place.admin.put(`/${parts}/partitions`, 2);
      await place.subscribe(parts, 'one');
      const producer = await place.produce(parts);
      await producer.publish(6);
      const read = async (query: string) =>
        (await place.admin.get(`/${parts}/partitioned-stats${query}`)).body;
      const sums = await read('?perPartition=false');
      expect(keysOf(sums)).toEqual(
        fields('topic', {
          more: 'metadata partitions',
          without: 'deduplicationStatus ownerBroker',
        }),
      );
      expect(sums).toMatchObject({
        msgInCounter: 6,
        metadata: { partitions: 2, deleted: false },
        partitions: {},
        subscriptions: { one: { msgBacklog: 6 } },
      });
      const { partitions } = await read('');
      expect(keysOf(partitions)).toEqual(
        [0, 1].map(number => place.nameOf(`summed-partition-${number}`)),
      );
      const each: Array<{ msgInCounter: number }> = Object.values(partitions);
      expect(each.reduce((sum, one) => sum + one.msgInCounter, 0)).toBe(6);
      expect(keysOf(each[0])).toEqual(fields('topic'));
    });

    it('of a topic that keeps nothing have rates and no backlog', async () => {
      const memory = `non-persistent/${place.namespace}/memory`;
      await place.consume(`${memory}/one`, 'subscriptionType=Shared');
      const producer = await place.produce(memory);
      await producer.publish(2);
      const stats = await place.stats(memory);
      expect(keysOf(stats)).toEqual(
        fields('topic', {
          more: 'msgDropRate',
          without: 'deduplicationStatus',
        }),
      );
      expect(stats).toMatchObject({
        msgInCounter: 2,
        storageSize: 0,
        backlogSize: 0,
      });
      const { one } = stats.subscriptions;
      expect(keysOf(one)).toEqual(
        fields('subscription', { more: 'msgDropRate' }),
      );
      expect(one).toMatchObject({ msgBacklog: 0, isDurable: false });
      const { body } = await place.admin.get(
        `/namespaces/${place.namespace}/topics?mode=NON_PERSISTENT`,
      );
      expect(body).toEqual([`non-persistent://${place.namespace}/memory`]);
    });
  });
}
