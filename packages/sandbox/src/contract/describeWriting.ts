import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import {
  createPlace,
  deployment,
  eventually,
  type Place,
  policy,
} from './objects';

/** Create, update, delete. */
export function describeWriting(target: () => ContractTarget): void {
  describe('writing', () => {
    let client: ApiClient;
    let place: Place;
    let path: string;

    beforeEach(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      path = `${place.policies}/a`;
      await client.post(place.policies, policy('a', { x: 'y' }));
    });
    afterEach(() => client.delete(`/api/v1/namespaces/${place.name}`));

    it('creates with identity, and once', async () => {
      const { code, body } = await client.post(place.policies, policy('b'));
      expect(code).toBe(201);
      expect(body.metadata).toMatchObject({
        name: 'b',
        namespace: place.name,
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        resourceVersion: expect.stringMatching(/^\d+$/),
        creationTimestamp: expect.stringMatching(
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
        ),
        generation: 1,
      });
      expect(await client.post(place.policies, policy('b'))).toMatchObject({
        code: 409,
        body: { reason: 'AlreadyExists' },
      });
      const generated = await client.post(place.policies, {
        ...policy(''),
        metadata: { generateName: 'made-' },
      });
      expect(generated.body.metadata.name).toMatch(/^made-[a-z0-9]{5}$/);
    });

    it.each([
      ['no JSON', 400, 'just text'],
      ['another kind', 400, deployment('b')],
      ['an impossible name', 422, policy('Not_A_Name')],
      ['no name', 422, policy('')],
    ])('refuses %s', async (_, code, body) => {
      expect(await client.post(place.policies, body)).toMatchObject({
        code,
        body: { kind: 'Status', status: 'Failure', code },
      });
    });

    it('refuses a namespace that is not there, or another one than the path says', async () => {
      const elsewhere = place.policies.replace(place.name, 'nowhere');
      expect(await client.post(elsewhere, policy('b'))).toMatchObject({
        code: 404,
        body: { message: 'namespaces "nowhere" not found' },
      });
      const { metadata, ...rest } = policy('b');
      const moved = {
        ...rest,
        metadata: { ...metadata, namespace: 'default' },
      };
      expect(await client.post(place.policies, moved)).toMatchObject({
        code: 400,
      });
    });

    it('refuses a Deployment that does not select its own pods', async () => {
      const wrong = deployment('b');
      wrong.spec!.selector.matchLabels = { app: 'other' };
      expect(await client.post(place.deployments, wrong)).toMatchObject({
        code: 422,
        body: { reason: 'Invalid' },
      });
    });

    it('refuses methods that a path does not have', async () => {
      const everywhere = '/apis/networking.k8s.io/v1/networkpolicies';
      expect((await client.post(everywhere, policy('b'))).code).toBe(405);
      expect((await client.put(place.policies, policy('b'))).code).toBe(405);
      expect((await client.post(path, policy('a'))).code).toBe(405);
    });

    it('updates, counts generations by the spec alone, and keeps what is the same', async () => {
      const before = (await client.get(path)).body;
      const changed = {
        ...before,
        spec: { podSelector: { matchLabels: { app: 'x' } } },
      };
      const after = (await client.put(path, changed)).body;
      expect(after.metadata.generation).toBe(before.metadata.generation + 1);
      expect(after.metadata.uid).toBe(before.metadata.uid);
      const labelled = await client.patch(path, 'merge', {
        metadata: { labels: { more: 'yes' } },
      });
      expect(labelled.body.metadata.generation).toBe(after.metadata.generation);
      const same = await client.patch(path, 'merge', {
        metadata: { labels: { more: 'yes' } },
      });
      expect(same.body.metadata.resourceVersion).toBe(
        labelled.body.metadata.resourceVersion,
      );
    });

    it('refuses an update of what has changed meanwhile', async () => {
      const stale = (await client.get(path)).body;
      await client.patch(path, 'merge', {
        metadata: { labels: { a: 'b' } },
      });
      expect(await client.put(path, stale)).toMatchObject({
        code: 409,
        body: {
          reason: 'Conflict',
          message: expect.stringContaining('the object has been modified'),
        },
      });
      const { resourceVersion } = stale.metadata;
      const patch = { metadata: { resourceVersion, labels: { c: 'd' } } };
      expect((await client.patch(path, 'merge', patch)).code).toBe(409);
    });

    it('deletes, unless a precondition fails', async () => {
      const wrong = { preconditions: { uid: 'of-another' } };
      expect((await client.delete(path, wrong)).code).toBe(409);
      expect(await client.delete(path)).toMatchObject({
        code: 200,
        body: { kind: 'Status', status: 'Success', details: { name: 'a' } },
      });
      expect((await client.get(path)).code).toBe(404);
      expect((await client.delete(path)).code).toBe(404);
    });

    it('keeps what has finalizers until the last of them is gone', async () => {
      const finalizers = ['odp.io/first', 'odp.io/last'];
      await client.patch(path, 'merge', { metadata: { finalizers } });
      const { code, body } = await client.delete(path);
      expect(code).toBe(200);
      expect(body.metadata.deletionTimestamp).toMatch(/^\d{4}-/);
      const last = { metadata: { finalizers: ['odp.io/last'] } };
      expect((await client.patch(path, 'merge', last)).code).toBe(200);
      expect((await client.get(path)).code).toBe(200);
      const none = { metadata: { finalizers: null } };
      expect((await client.patch(path, 'merge', none)).code).toBe(200);
      expect((await client.get(path)).code).toBe(404);
    });

    it('deletes of a collection what is selected', async () => {
      await client.post(place.policies, policy('b', { doomed: 'yes' }));
      await client.post(place.policies, policy('c', { doomed: 'yes' }));
      await client.delete(`${place.policies}?labelSelector=doomed%3Dyes`);
      const left = await eventually(
        async () => (await client.get(place.policies)).body.items,
        items => items.length === 1,
      );
      expect(left[0].metadata.name).toBe('a');
    });

    it('removes what an object owned, or orphans it', async () => {
      const make = async (name: string, owner?: Fields) => {
        const object = policy(name);
        if (owner) {
          object.metadata.ownerReferences = [
            {
              apiVersion: 'networking.k8s.io/v1',
              kind: 'NetworkPolicy',
              name: owner.metadata.name,
              uid: owner.metadata.uid,
            },
          ];
        }
        return (await client.post(place.policies, object)).body;
      };
      await make('owned', await make('owner'));
      await make('free', await make('former'));
      await client.delete(`${place.policies}/owner`);
      await eventually(
        async () => (await client.get(`${place.policies}/owned`)).code,
        code => code === 404,
      );
      await client.delete(`${place.policies}/former`, {
        propagationPolicy: 'Orphan',
      });
      const { code, body } = await eventually(
        () => client.get(`${place.policies}/free`),
        answer => !answer.body.metadata?.ownerReferences?.length,
      );
      expect(code).toBe(200);
      expect(body.metadata.name).toBe('free');
    });
  });
}
