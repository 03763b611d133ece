import { fieldsOf, isFrom4, keysOf } from './fieldSets';
import type { PulsarClient } from './PulsarClient';
import type { PulsarContractTarget } from './PulsarContractTarget';
import { PulsarPlace } from './PulsarPlace';

const PUBLISH = {
  publishThrottlingRateInMsg: 1000,
  publishThrottlingRateInByte: 10_000_000,
};
const DISPATCH = {
  dispatchThrottlingRateInMsg: 1000,
  dispatchThrottlingRateInByte: 10_000_000,
  ratePeriodInSecond: 1,
  relativeToPublishRate: false,
};
const RETENTION = { retentionSizeInMB: 9537, retentionTimeInMinutes: 10_080 };
const QUOTA = {
  limitSize: 1_000_000_000,
  limitTime: -1,
  policy: 'consumer_backlog_eviction',
};
const QUOTA_PATH = 'backlogQuota?backlogQuotaType=destination_storage';
const NO_ROOM = 'Exceed maximum number of topics in namespace.';

/** What the portal does to a namespace of a workspace, as the one who writes. */
export function describeProvisioning(target: () => PulsarContractTarget): void {
  describe('a namespace of a workspace', () => {
    let place: PulsarPlace;
    let writer: PulsarClient;
    const at = () => `/namespaces/${place.namespace}`;
    const set = (path: string, body: unknown) =>
      writer.post(`${at()}/${path}`, body);
    const topics = async () =>
      (await writer.get(`${at()}/topics?mode=ALL`)).body;
    const closedTo = (path: string) =>
      place.consume(`${path}/one`).then(
        () => 'open',
        refusal => refusal,
      );

    beforeEach(async () => {
      place = await PulsarPlace.create(target());
      writer = place.client('writer');
    });
    afterEach(() => place?.close());

    it('tells all that was set in one answer, in the form of its version', async () => {
      for (const [path, body] of [
        ['retention', RETENTION],
        [QUOTA_PATH, QUOTA],
        ['publishRate', PUBLISH],
        ['subscriptionDispatchRate', DISPATCH],
        ['maxTopicsPerNamespace', 50],
      ] as const) {
        expect({ path, code: (await set(path, body)).code }).toEqual({
          path,
          code: 204,
        });
      }
      expect(await writer.put(at())).toMatchObject({
        code: 409,
        reason: 'Namespace already exists',
      });
      const { body } = await writer.get(at());
      expect(keysOf(body)).toEqual(
        fieldsOf('policies', place.version, {
          more: 'retention_policies max_topics_per_namespace',
        }),
      );
      expect(body).toMatchObject({
        retention_policies: RETENTION,
        backlog_quota_map: {
          destination_storage: { limit: QUOTA.limitSize, ...QUOTA },
        },
        publishMaxMessageRate: { [place.cluster]: PUBLISH },
        subscriptionDispatchRate: { [place.cluster]: DISPATCH },
        max_topics_per_namespace: 50,
      });
    });

    it.each([0, -1])('keeps a limit of %i as it is', async value => {
      await set('retention', {
        retentionSizeInMB: value,
        retentionTimeInMinutes: value,
      });
      await set('publishRate', {
        publishThrottlingRateInMsg: value,
        publishThrottlingRateInByte: value,
      });
      await set('subscriptionDispatchRate', {
        ...DISPATCH,
        dispatchThrottlingRateInMsg: value,
      });
      const most = await set('maxTopicsPerNamespace', value);
      expect({ code: most.code, reason: most.reason }).toEqual(
        value === 0
          ? { code: 204, reason: undefined }
          : { code: 412, reason: 'maxTopicsPerNamespace must be 0 or more' },
      );
      const { body } = await writer.get(at());
      expect(body).toMatchObject({
        retention_policies: {
          retentionSizeInMB: value,
          retentionTimeInMinutes: value,
        },
        publishMaxMessageRate: {
          [place.cluster]: { publishThrottlingRateInMsg: value },
        },
        subscriptionDispatchRate: {
          [place.cluster]: { dispatchThrottlingRateInMsg: value },
        },
        ...(value === 0 && { max_topics_per_namespace: 0 }),
      });
    });

    it('that is not there says so to every change, each in its own words', async () => {
      const nowhere = '/namespaces/odp/nowhere';
      for (const [method, path, reason, body] of [
        ['POST', 'publishRate', 'Namespace does not exist', PUBLISH],
        [
          'POST',
          'subscriptionDispatchRate',
          'Namespace does not exist',
          DISPATCH,
        ],
        ['POST', 'retention', 'Namespace policies does not exist', RETENTION],
        ['POST', QUOTA_PATH, '', QUOTA],
        [
          'POST',
          'maxTopicsPerNamespace',
          'Namespace policies does not exist',
          50,
        ],
        [
          'POST',
          'autoTopicCreation',
          'Namespace does not exist',
          { allowAutoTopicCreation: false },
        ],
        ['GET', 'topics?mode=ALL', 'Namespace does not exist'],
        ['DELETE', '', 'Namespace odp/nowhere does not exist.'],
        ['DELETE', '?force=true', 'Namespace odp/nowhere does not exist.'],
      ] as const) {
        const separator = /^\w/.test(path) ? '/' : '';
        const reply = await writer.call(
          method,
          `${nowhere}${separator}${path}`,
          body,
        );
        expect({ path, code: reply.code, reason: reply.reason }).toEqual({
          path,
          code: 404,
          reason,
        });
      }
    });

    it('has no more topics than it may, whoever makes them', async () => {
      await set('maxTopicsPerNamespace', 2);
      await place.createTopic('one');
      const parts = await writer.put(`/${place.topic('parts')}/partitions`, 2);
      expect(parts).toMatchObject({ code: 412, reason: NO_ROOM });
      await place.createTopic('two');
      const three = place.topic('three');
      for (const path of [`/${three}`, `/${three}/subscription/one`]) {
        expect(await writer.put(path)).toMatchObject({
          code: 409,
          reason: NO_ROOM,
        });
      }
      expect(await closedTo(three)).toMatchObject({
        code: 500,
        text: expect.stringContaining(NO_ROOM),
      });
      await set('maxTopicsPerNamespace', 0);
      expect((await writer.put(`/${three}`)).code).toBe(204);
    });

    it('can be closed to topics that clients make, and to no others', async () => {
      await place.createTopic('there');
      await set('autoTopicCreation', { allowAutoTopicCreation: false });
      const path = place.topic('missing');
      expect(await writer.put(`/${path}/subscription/one`)).toMatchObject({
        code: 412,
        reason: 'Topic does not exist and cannot be auto-created',
      });
      expect(await closedTo(path)).toMatchObject({ code: 404 });
      expect(await closedTo(place.topic('there'))).toBe('open');
      expect((await writer.put(`/${path}`)).code).toBe(204);
    });

    it('goes when its topics are gone, from under their clients and by the path of each kind', async () => {
      const path = await place.createTopic('used');
      const parts = place.topic('parts');
      await writer.put(`/${parts}/partitions`, 2);
      await set('autoTopicCreation', { allowAutoTopicCreation: false });
      const consumer = await place.consume(`${path}/one`);
      expect(await writer.delete(at())).toMatchObject({
        code: 409,
        reason: 'Cannot delete non empty namespace',
      });
      for (const gone of [`/${path}`, `/${parts}/partitions`]) {
        expect((await writer.delete(`${gone}?force=true`)).code).toBe(204);
        expect((await writer.delete(`${gone}?force=true`)).code).toBe(404);
      }
      expect(await topics()).toEqual([]);
      expect((await writer.delete(at())).code).toBe(204);
      expect(await writer.get(at())).toMatchObject({
        code: 404,
        reason: 'Namespace does not exist',
      });
      expect((await writer.delete(at())).code).toBe(404);
      await consumer.close();
    });

    it('that is removed by force leaves partitions in 3.1, which are there again with the next of its name', async () => {
      const parts = place.topic('parts');
      await writer.put(`/${parts}/partitions`, 2);
      await place.createTopic('plain');
      expect((await writer.delete(`${at()}?force=true`)).code).toBe(204);
      expect((await writer.put(at())).code).toBe(204);
      const left = isFrom4(place.version)
        ? []
        : ['parts-partition-0', 'parts-partition-1'];
      expect(await topics()).toEqual(left.map(local => place.nameOf(local)));
      const whole = await writer.get(
        `/persistent/${place.namespace}/partitioned`,
      );
      expect(whole.body).toEqual([]);
      for (const local of left) {
        const path = `/${place.topic(local)}?force=true`;
        expect((await writer.delete(path)).code).toBe(204);
      }
      expect(await topics()).toEqual([]);
    });
  });
}
