import { ApiClient } from './ApiClient';
import {
  type ContractAbilities,
  type ContractTarget,
  FORGETTING_MS,
} from './ContractTarget';
import { createPlace, policy, type Place } from './objects';

const STREAMING =
  'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';

/** A real server says it about once a minute. */
const BOOKMARK_MS = 90_000;

/** Watches, from their beginning to their end. */
export function describeWatching(
  target: () => ContractTarget,
  { compacts, quietSeconds }: ContractAbilities,
): void {
  const itIfAble = compacts ? it : it.skip;

  describe('watching', () => {
    let client: ApiClient;
    let place: Place;

    const revision = async () =>
      (await client.get(place.policies)).body.metadata
        .resourceVersion as string;
    const label = (name: string, labels: Record<string, string>) =>
      client.patch(`${place.policies}/${name}`, 'merge', {
        metadata: { labels },
      });

    beforeEach(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      await client.post(place.policies, policy('a', { tier: 'front' }));
      await client.post(place.policies, policy('b', { tier: 'back' }));
    });
    afterEach(async () => {
      client.close();
      await client.delete(`/api/v1/namespaces/${place.name}`);
    });

    it('tells what changes after a list', async () => {
      const from = await revision();
      const watch = await client.watch(
        place.policies,
        `resourceVersion=${from}`,
      );
      expect(watch.code).toBe(200);
      await client.post(place.policies, policy('c'));
      await label('c', { x: 'y' });
      await client.delete(`${place.policies}/c`);
      expect(await watch.next()).toMatchObject({
        type: 'ADDED',
        object: {
          kind: 'NetworkPolicy',
          apiVersion: 'networking.k8s.io/v1',
          metadata: { name: 'c' },
        },
      });
      expect(await watch.next()).toMatchObject({
        type: 'MODIFIED',
        object: { metadata: { labels: { x: 'y' } } },
      });
      const { type, object } = await watch.next();
      expect(type).toBe('DELETED');
      expect(Number(object.metadata.resourceVersion)).toBeGreaterThan(
        Number(from),
      );
    });

    it('replays what happened since a revision, in order', async () => {
      const from = await revision();
      await client.post(place.policies, policy('c'));
      await client.delete(`${place.policies}/a`);
      const watch = await client.watch(
        place.policies,
        `resourceVersion=${from}`,
      );
      const told = [await watch.next(), await watch.next()];
      expect(
        told.map(({ type, object }) => `${type} ${object.metadata.name}`),
      ).toEqual(['ADDED c', 'DELETED a']);
    });

    it('begins with what is there when no revision is named', async () => {
      const watch = await client.watch(place.policies);
      const told = [await watch.next(), await watch.next()];
      expect(told.map(({ type }) => type)).toEqual(['ADDED', 'ADDED']);
      expect(told.map(({ object }) => object.metadata.name).sort()).toEqual([
        'a',
        'b',
      ]);
    });

    it('streams a list, and says where it ends', async () => {
      const watch = await client.watch(place.policies, STREAMING);
      const told = [await watch.next(), await watch.next()];
      expect(told.map(({ object }) => object.metadata.name).sort()).toEqual([
        'a',
        'b',
      ]);
      const { object } = await watch.until(({ type }) => type === 'BOOKMARK');
      expect(object.metadata).toMatchObject({
        resourceVersion: expect.stringMatching(/^\d+$/),
        annotations: { 'k8s.io/initial-events-end': 'true' },
      });
      await client.post(place.policies, policy('c'));
      expect(await watch.next()).toMatchObject({
        type: 'ADDED',
        object: { metadata: { name: 'c' } },
      });
    });

    it('wants a streaming list to be asked for whole', async () => {
      const watch = await client.request(
        `${place.policies}?watch=1&sendInitialEvents=true`,
      );
      expect(watch).toMatchObject({ code: 422, body: { reason: 'Invalid' } });
    });

    it('tells of what begins and ceases to match', async () => {
      const watch = await client.watch(
        place.policies,
        `resourceVersion=${await revision()}&labelSelector=tier%3Dfront`,
      );
      await label('b', { tier: 'front' });
      await label('b', { tier: 'front', again: 'yes' });
      await label('b', { tier: 'back' });
      await label('b', { unseen: 'yes' });
      await label('a', { last: 'yes' });
      const told = [];
      for (let index = 0; index < 4; index++) {
        told.push(await watch.next());
      }
      expect(
        told.map(({ type, object }) => `${type} ${object.metadata.name}`),
      ).toEqual(['ADDED b', 'MODIFIED b', 'DELETED b', 'MODIFIED a']);
      // What left is told as it was while it matched.
      expect(told[2].object.metadata.labels.tier).toBe('front');
    });

    it('watches one object by its name', async () => {
      const watch = await client.watch(
        place.policies,
        `resourceVersion=${await revision()}&fieldSelector=metadata.name%3Db`,
      );
      await label('a', { x: 'y' });
      await label('b', { x: 'y' });
      expect(await watch.next()).toMatchObject({
        object: { metadata: { name: 'b' } },
      });
    });

    it(
      'says now and then how far a quiet watch has come',
      async () => {
        const watch = await client.watch(
          place.policies,
          `resourceVersion=${await revision()}&allowWatchBookmarks=true`,
        );
        const { object } = await watch.until(
          ({ type }) => type === 'BOOKMARK',
          BOOKMARK_MS,
        );
        expect(object).toMatchObject({
          kind: 'NetworkPolicy',
          metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
        });
        // It is as good as a list's to begin a watch with.
        await label('a', { x: 'y' });
        const { resourceVersion } = object.metadata;
        const next = await client.watch(
          place.policies,
          `resourceVersion=${resourceVersion}`,
        );
        expect((await next.next()).object.metadata.name).toBe('a');
      },
      BOOKMARK_MS + 10_000,
    );

    it(
      'says nothing on a quiet watch of events, which nobody caches',
      async () => {
        const events = `/api/v1/namespaces/${place.name}/events`;
        const { body } = await client.get(events);
        const { resourceVersion } = body.metadata;
        const watch = await client.watch(
          events,
          `resourceVersion=${resourceVersion}&allowWatchBookmarks=true&timeoutSeconds=${quietSeconds}`,
        );
        expect(await watch.ended(BOOKMARK_MS)).toBe('clean');
        expect(watch.unread).toBe(0);
      },
      BOOKMARK_MS + 10_000,
    );

    it('ends cleanly when its time is over', async () => {
      const watch = await client.watch(
        place.policies,
        `resourceVersion=${await revision()}&timeoutSeconds=1`,
      );
      expect(await watch.ended()).toBe('clean');
      expect(watch.rest).toBe('');
    });

    itIfAble(
      'says 410 in the stream for a revision that is forgotten',
      async () => {
        const from = await revision();
        await label('a', { x: 'y' });
        await target().compact?.();
        const watch = await client.watch(
          place.policies,
          `resourceVersion=${from}`,
        );
        expect(watch.code).toBe(200);
        expect(await watch.next()).toMatchObject({
          type: 'ERROR',
          object: { kind: 'Status', code: 410, reason: 'Expired' },
        });
        expect(await watch.ended()).toBe('clean');
      },
      FORGETTING_MS,
    );
  });
}
