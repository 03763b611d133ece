import { PulsarPlace } from './PulsarPlace';
import { isFrom4 } from './fieldSets';
import type { PulsarContractTarget } from './PulsarContractTarget';

/** Topics and subscriptions: making, listing, naming, removing. */
export function describeTopics(target: () => PulsarContractTarget): void {
  describe('topics', () => {
    let place: PulsarPlace;

    beforeAll(async () => {
      place = await PulsarPlace.create(target());
    });
    afterAll(() => place?.close());

    it('are listed one by one, partitions too, and without those that Pulsar keeps for itself', async () => {
      const { admin, namespace } = place;
      await place.createTopic('plain');
      const parts = `/${place.topic('parts')}/partitions`;
      expect((await admin.put(parts, 3)).code).toBe(204);
      const list = async (path: string) => (await admin.get(path)).body;
      const names = [0, 1, 2]
        .map(number => place.nameOf(`parts-partition-${number}`))
        .concat(place.nameOf('plain'));
      expect(await list(`/persistent/${namespace}`)).toEqual(names);
      expect(await list(`/namespaces/${namespace}/topics`)).toEqual(names);
      expect(await list(`/persistent/${namespace}/partitioned`)).toEqual([
        place.nameOf('parts'),
      ]);
      expect(
        await list(`/persistent/${namespace}?includeSystemTopic=true`),
      ).toContain(place.nameOf('__change_events'));
      expect(await list(`/non-persistent/${namespace}`)).toEqual([]);
    });

    it('are made once, and grow but never shrink', async () => {
      const { admin } = place;
      const path = await place.createTopic('once');
      expect(await admin.put(`/${path}`)).toMatchObject({
        code: 409,
        reason: 'This topic already exists',
      });
      const grown = `/${place.topic('grown')}/partitions`;
      await admin.put(grown, 2);
      expect((await admin.put(grown, 2)).code).toBe(409);
      expect((await admin.post(grown, 4)).code).toBe(204);
      expect(await admin.post(grown, 2)).toMatchObject({
        code: 422,
        reason: isFrom4(place.version)
          ? "Desired partitions 2 can't be less than the current partitions 4."
          : "Expect partitions 2 can't less than current partitions 4.",
      });
      expect((await admin.get(grown)).body).toEqual({
        partitions: 4,
        deleted: false,
      });
      expect((await admin.get(`/${path}/partitions`)).body).toEqual({
        partitions: 0,
        deleted: false,
      });
      const none = `/${place.topic('none')}/partitions`;
      expect((await admin.put(none, 0)).code).toBe(406);
      expect(await admin.get(none)).toMatchObject({
        code: 404,
        reason: `Topic ${place.nameOf('none')} not found`,
      });
    });

    it.each(['a%b', 'a#b', 'a:b', 'a b', 'ünï ✓', 'a+b'])(
      'of the name %s are reached by a name that is encoded once',
      async local => {
        const path = await place.createTopic(local);
        const { body } = await place.admin.get(
          `/persistent/${place.namespace}`,
        );
        expect(body).toContain(place.nameOf(local));
        await place.subscribe(path, 'one');
        expect((await place.admin.get(`/${path}/subscriptions`)).body).toEqual([
          'one',
        ]);
        expect((await place.stats(path)).subscriptions).toHaveProperty('one');
      },
    );

    it('have no slash in their name: that is a name of the first API', async () => {
      const { code, reason } = await place.admin.put(`/${place.topic('a/b')}`);
      expect(code).toBe(404);
      expect(reason).toMatch(/^Cluster does not exist/);
    });

    it.each([
      ['slash', 's/u'],
      ['per cent', 's%u'],
      ['plus', 's+u'],
      ['others', 's#u:ü'],
      ['space', 's u'],
    ])(
      'have subscriptions with a %s, whose name is to be encoded twice: the broker decodes it twice',
      async (what, name) => {
        const { admin } = place;
        const topic = `/${await place.createTopic(`subscribed ${what}`)}`;
        const path = `${topic}/subscription/${encodeURIComponent(
          encodeURIComponent(name),
        )}`;
        expect((await admin.put(path)).code).toBe(204);
        expect((await admin.get(`${topic}/subscriptions`)).body).toEqual([
          name,
        ]);
        expect((await admin.post(`${path}/skip_all`)).code).toBe(204);
        expect((await admin.delete(path)).code).toBe(204);
      },
    );

    it('take another subscription for meant where a plus is encoded once', async () => {
      const path = await place.createTopic('plus');
      const once = encodeURIComponent('a+b');
      await place.subscribe(path, once);
      expect((await place.admin.get(`/${path}/subscriptions`)).body).toEqual([
        'a b',
      ]);
    });

    it('tell a missing topic, partition and subscription apart', async () => {
      const { admin } = place;
      await admin.put(`/${place.topic('few')}/partitions`, 2);
      const path = await place.createTopic('there');
      const missing = place.topic('missing');
      const few = place.topic('few');
      for (const [at, code, reason] of [
        [`${missing}/stats`, 404, `Topic ${place.nameOf('missing')} not found`],
        [`${few}/stats`, 404, `Topic ${place.nameOf('few')} not found`],
        [
          `${few}-partition-7/stats`,
          404,
          'Topic partitions were not yet created',
        ],
        [
          `${few}-partition-0/partitioned-stats`,
          412,
          "Partitioned Topic Name should not contain '-partition-'",
        ],
      ] as const) {
        const reply = await admin.get(`/${at}`);
        expect({ at, code: reply.code, reason: reply.reason }).toEqual({
          at,
          code,
          reason,
        });
      }
      for (const what of ['skip_all', 'skip/1', `resetcursor/${Date.now()}`]) {
        const reply = await admin.post(`/${path}/subscription/who/${what}`);
        expect(reply).toMatchObject({
          code: 404,
          reason: `Subscription who not found for topic ${place.nameOf(
            'there',
          )}`,
        });
      }
      const skipped = await admin.post(`/${few}/subscription/who/skip/1`);
      expect(skipped).toMatchObject({
        code: 405,
        reason: 'Skip messages on a partitioned topic is not allowed',
      });
    });

    it('with a number at the end are partitions, and of a partitioned topic alone', async () => {
      const { code, reason } = await place.admin.put(
        `/${place.topic('x-partition-7')}`,
      );
      expect(code).toBe(412);
      expect(reason).toContain("if there isn't a partitioned topic x created");
    });

    it('go only when nobody uses them, and partitioned ones by their own path', async () => {
      const { admin } = place;
      const path = await place.createTopic('used');
      const consumer = await place.consume(`${path}/one`);
      expect(await admin.delete(`/${path}`)).toMatchObject({
        code: 412,
        reason: 'Topic has 1 connected producers/consumers',
      });
      expect(await admin.delete(`/${path}/subscription/one`)).toMatchObject({
        code: 412,
        reason: 'Subscription has active connected consumers',
      });
      await consumer.close();
      const free = await place.createTopic('free');
      expect((await admin.delete(`/${free}`)).code).toBe(204);
      expect((await admin.delete(`/${free}`)).code).toBe(404);
      const parts = place.topic('gone');
      await admin.put(`/${parts}/partitions`, 2);
      const wrong = await admin.delete(`/${parts}`);
      expect(wrong.code).toBe(isFrom4(place.version) ? 409 : 404);
      expect((await admin.delete(`/${parts}/partitions`)).code).toBe(204);
      expect((await admin.delete(`/${parts}/partitions`)).code).toBe(404);
    });

    it('are subscribed to at the end, at the beginning, and once under a name', async () => {
      const { admin } = place;
      const path = await place.createTopic('subscribed');
      const producer = await place.produce(path);
      await producer.publish(3);
      await place.subscribe(path, 'late');
      const early = `/${path}/subscription/early`;
      expect((await admin.put(early, 'earliest')).code).toBe(204);
      expect(await admin.put(early)).toMatchObject({
        code: 409,
        reason: 'Subscription already exists for topic',
      });
      const { subscriptions } = await place.stats(path);
      expect(subscriptions.late.msgBacklog).toBe(0);
      expect(subscriptions.early.msgBacklog).toBe(3);
    });
  });
}
