import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import {
  createPlace,
  createWhenReady,
  type Place,
  pod,
  policy,
} from './objects';

const DRY = 'dryRun=All';

/** Writes that are answered as if they had happened, and have not. */
export function describeDryRun(target: () => ContractTarget): void {
  describe('dry runs', () => {
    let client: ApiClient;
    let place: Place;
    let path: string;

    beforeEach(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      path = `${place.policies}/a`;
      await client.apply(path, policy('a', { x: 'y' }));
    });
    afterEach(async () => {
      client.close();
      await client.delete(`/api/v1/namespaces/${place.name}`);
    });

    it('creates nothing, and says what it would be', async () => {
      const made = await client.post(`${place.policies}?${DRY}`, policy('b'));
      expect(made).toMatchObject({
        code: 201,
        body: {
          metadata: {
            name: 'b',
            uid: expect.any(String),
            creationTimestamp: expect.any(String),
          },
        },
      });
      expect(made.body.metadata).not.toHaveProperty('resourceVersion');
      const applied = await client.apply(`${place.policies}/b`, policy('b'), {
        query: DRY,
      });
      expect(applied.code).toBe(201);
      expect((await client.get(`${place.policies}/b`)).code).toBe(404);
    });

    it('changes nothing, and tells no watch', async () => {
      const before = (await client.get(path)).body;
      const { resourceVersion } = before.metadata;
      const watch = await client.watch(
        place.policies,
        `resourceVersion=${resourceVersion}`,
      );
      const changed = policy('a', { x: 'z' });
      const applied = await client.apply(path, changed, { query: DRY });
      expect(applied).toMatchObject({
        code: 200,
        body: { metadata: { labels: { x: 'z' }, resourceVersion } },
      });
      for (const answer of [
        await client.patch(`${path}?${DRY}`, 'merge', changed),
        await client.put(`${path}?${DRY}`, changed),
      ]) {
        expect(answer.body.metadata.labels).toEqual({ x: 'z' });
      }
      expect((await client.delete(`${path}?${DRY}`)).code).toBe(200);
      expect((await client.delete(path, { dryRun: ['All'] })).code).toBe(200);
      expect((await client.get(path)).body).toEqual(before);
      await client.patch(path, 'merge', {
        metadata: { labels: { last: '1' } },
      });
      expect((await watch.next()).object.metadata.labels).toMatchObject({
        last: '1',
      });
    });

    it('is refused as the write would be', async () => {
      const stranger = {
        ...policy('a'),
        metadata: { name: 'a', labels: { x: 'z' } },
      };
      expect(
        await client.apply(path, stranger, { manager: 'other', query: DRY }),
      ).toMatchObject({ code: 409, body: { reason: 'Conflict' } });
      const elsewhere = place.policies.replace(place.name, 'nowhere');
      expect((await client.post(`${elsewhere}?${DRY}`, policy('b'))).code).toBe(
        404,
      );
      expect(
        (await client.post(`${place.policies}?${DRY}`, policy('a'))).code,
      ).toBe(409);
      expect((await client.delete(`${place.policies}/none?${DRY}`)).code).toBe(
        404,
      );
    });

    it('lets a namespace and its pods go on', async () => {
      const namespace = `/api/v1/namespaces/${place.name}`;
      expect((await client.delete(`${namespace}?${DRY}`)).code).toBe(200);
      const { body } = await client.get(namespace);
      expect(body.metadata).not.toHaveProperty('deletionTimestamp');
      await createWhenReady(client, `${place.pods}?${DRY}`, pod('p'));
      expect((await client.get(`${place.pods}/p`)).code).toBe(404);
    });

    it.each(['POST', 'PATCH', 'DELETE'])(
      'of another name than All is refused: %s',
      async method => {
        const answer = await client.request(
          `${method === 'POST' ? place.policies : path}?dryRun=some`,
          {
            method,
            headers: {
              'content-type':
                method === 'PATCH'
                  ? 'application/merge-patch+json'
                  : 'application/json',
            },
            ...(method !== 'DELETE' && { body: policy('b') }),
          },
        );
        expect(answer).toMatchObject({
          code: 422,
          body: {
            reason: 'Invalid',
            message: expect.stringContaining(
              'dryRun: Unsupported value: ["some"]: supported values: "All"',
            ),
          },
        });
      },
    );
  });
}
