import { eventually } from '../objects';
import { PulsarPlace } from './PulsarPlace';
import { isFrom4 } from './fieldSets';
import type { PulsarContractTarget } from './PulsarContractTarget';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const TOO_LARGE =
  'Backlog Quota exceeds configured retention quota for namespace. Please increase retention quota and retry';
const TOO_SMALL =
  'Retention Quota must exceed configured backlog quota for namespace.';

function quota(limitSize: number, limitTime = -1) {
  return { limitSize, limitTime, policy: 'consumer_backlog_eviction' };
}

/** Backlog quotas and retention, and what one says of the other. */
export function describeQuotas(target: () => PulsarContractTarget): void {
  describe('quota and retention', () => {
    let place: PulsarPlace;
    const at = () => `/namespaces/${place.namespace}`;
    const setQuota = (body: object, query = '') =>
      place.admin.post(`${at()}/backlogQuota${query}`, body);
    const setRetention = (minutes: number, megabytes: number) =>
      place.admin.post(`${at()}/retention`, {
        retentionTimeInMinutes: minutes,
        retentionSizeInMB: megabytes,
      });
    const quotas = async () =>
      (await place.admin.get(`${at()}/backlogQuotaMap`)).body;

    beforeEach(async () => {
      place = await PulsarPlace.create(target());
    });
    afterEach(() => place?.close());

    it('of ODP go together, whichever comes first', async () => {
      expect((await setQuota(quota(1_000_000_000))).code).toBe(204);
      expect((await setRetention(10_080, 9537)).code).toBe(204);
      expect((await setQuota(quota(1_000_000_000))).code).toBe(204);
      expect(await quotas()).toEqual({
        destination_storage: { limit: 1_000_000_000, ...quota(1_000_000_000) },
      });
    });

    it('are refused where a full backlog would be more than is retained', async () => {
      await setRetention(10_080, 10_240);
      const large = await setQuota(quota(10_240 * MIB));
      expect({ code: large.code, reason: large.reason }).toEqual({
        code: 412,
        reason: TOO_LARGE,
      });
      expect((await setQuota(quota(10_240 * MIB - 1))).code).toBe(204);
      expect((await setQuota(quota(-1))).code).toBe(204);
      expect((await setQuota(quota(MIB, 10_080 * 60))).reason).toBe(TOO_LARGE);
      await setQuota(quota(GIB));
      for (const size of [1024, 512]) {
        const small = await setRetention(10_080, size);
        expect({ code: small.code, reason: small.reason }).toEqual({
          code: 412,
          reason: TOO_SMALL,
        });
      }
      expect((await setRetention(10_080, -1)).code).toBe(204);
      const zero = await setRetention(0, 10_240);
      expect(zero.code).toBe(400);
      expect(zero.reason).toContain('Invalid retention policy');
    });

    it('of age stand beside those of size, and are not compared', async () => {
      await setRetention(60, 100);
      const age = quota(-1, 86_400);
      expect((await setQuota(age, '?backlogQuotaType=message_age')).code).toBe(
        204,
      );
      await setQuota(quota(MIB));
      expect(Object.keys(await quotas()).sort()).toEqual([
        'destination_storage',
        'message_age',
      ]);
      await place.admin.delete(
        `${at()}/backlogQuota?backlogQuotaType=message_age`,
      );
      expect(Object.keys(await quotas())).toEqual(['destination_storage']);
    });

    it('in the body of a new namespace are not compared either', async () => {
      const name = `${place.namespace}-full`;
      const made = await place.admin.put(`/namespaces/${name}`, {
        retention_policies: {
          retentionTimeInMinutes: 10,
          retentionSizeInMB: 100,
        },
        backlog_quota_map: { destination_storage: quota(GIB) },
      });
      expect(made.code).toBe(204);
      const { body } = await place.admin.get(`/namespaces/${name}`);
      expect(body).toMatchObject({
        retention_policies: { retentionSizeInMB: 100 },
        backlog_quota_map: { destination_storage: { limitSize: GIB } },
      });
      await place.admin.delete(`/namespaces/${name}`);
    });

    it('without a time have time 0, and under the old name are kept under both', async () => {
      await setQuota({ limit: MIB, policy: 'producer_exception' });
      expect(await quotas()).toEqual({
        destination_storage: {
          limit: MIB,
          limitSize: MIB,
          limitTime: 0,
          policy: 'producer_exception',
        },
      });
    });

    it('of an unknown policy are stored without one by 3.1, and refused by 4.0', async () => {
      const { code } = await setQuota({
        ...quota(MIB),
        policy: 'no_such_policy',
      });
      expect({ code, stored: await quotas() }).toEqual(
        isFrom4(place.version)
          ? { code: 400, stored: {} }
          : {
              code: 204,
              stored: {
                destination_storage: {
                  limit: MIB,
                  limitSize: MIB,
                  limitTime: -1,
                },
              },
            },
      );
    });

    it('of an unknown policy break the check of a whole broker of 3.1, once a topic is over one', async () => {
      const path = await place.createTopic('over');
      await place.subscribe(path, 'one');
      await (await place.produce(path)).publish(3);
      await setQuota({ ...quota(1024), policy: 'no_such_policy' });
      const isWell = isFrom4(place.version);
      const found = await eventually(
        () => place.checkQuotas(),
        answer => answer === isWell,
      );
      expect(found).toBe(isWell);
      await place.admin.delete(`${at()}/backlogQuota`);
      await eventually(() => place.checkQuotas(), Boolean);
    });

    it('of a topic stand before those of its namespace', async () => {
      await setQuota(quota(GIB));
      const path = await place.createTopic('own');
      const own = { ...quota(MIB), policy: 'producer_request_hold' };
      const shown = { destination_storage: { limit: MIB, ...own } };
      expect((await place.admin.post(`/${path}/backlogQuota`, own)).code).toBe(
        204,
      );
      const read = async (query = '') =>
        (await place.admin.get(`/${path}/backlogQuotaMap${query}`)).body;
      // A topic's policies are themselves events, which the broker reads.
      const isOwn = (map: object) => Object.keys(map).length > 0;
      expect(await eventually(read, isOwn)).toEqual(shown);
      expect(await read('?applied=true')).toEqual(shown);
      await place.admin.delete(`/${path}/backlogQuota`);
      await eventually(read, map => !isOwn(map));
      expect(await read('?applied=true')).toEqual({
        destination_storage: { limit: GIB, ...quota(GIB) },
      });
    });
  });
}
