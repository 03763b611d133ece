import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import { createPlace, eventually, type Place, policy, quota } from './objects';

const SLOW_MS = 60_000;

/** Removal by whom it was meant for, and what keeps an object or a namespace. */
export function describeRemoving(target: () => ContractTarget): void {
  describe('removing', () => {
    let client: ApiClient;
    let place: Place;

    beforeEach(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
    });
    afterEach(() => client.delete(`/api/v1/namespaces/${place.name}`));

    it('removes only the object that was meant', async () => {
      const path = `${place.quotas}/q`;
      const { uid } = (await client.apply(path, quota({ pods: '1' }))).body
        .metadata;
      const other = { preconditions: { uid: 'of-another' } };
      expect(await client.delete(path, other)).toMatchObject({
        code: 409,
        body: {
          reason: 'Conflict',
          message: `Operation cannot be fulfilled on ResourceQuota "q": the UID in the precondition (of-another) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
        },
      });
      const stale = { preconditions: { resourceVersion: '1' } };
      expect((await client.delete(path, stale)).code).toBe(409);
      const namespace = `/api/v1/namespaces/${place.name}`;
      expect(await client.delete(namespace, other)).toMatchObject({
        code: 409,
        body: {
          message: expect.stringContaining(
            'Precondition failed: UID in precondition: of-another, UID in object meta: ',
          ),
        },
      });
      expect((await client.delete(path, { preconditions: { uid } })).code).toBe(
        200,
      );
      expect((await client.get(path)).code).toBe(404);
    });

    it('removes in the foreground: first what is owned, then the owner', async () => {
      const owner = (await client.post(place.policies, policy('owner'))).body;
      await client.post(place.policies, {
        ...policy('owned'),
        metadata: {
          name: 'owned',
          ownerReferences: [
            {
              apiVersion: owner.apiVersion,
              kind: owner.kind,
              name: 'owner',
              uid: owner.metadata.uid,
            },
          ],
        },
      });
      const { code, body } = await client.delete(`${place.policies}/owner`, {
        propagationPolicy: 'Foreground',
      });
      expect(code).toBe(200);
      expect(body.metadata).toMatchObject({
        deletionTimestamp: expect.any(String),
        finalizers: ['foregroundDeletion'],
      });
      await eventually(
        async () => (await client.get(place.policies)).body.items,
        items => items.length === 0,
      );
    });

    it('does not know other ways of propagation', async () => {
      const path = `${place.quotas}/q`;
      await client.apply(path, quota({ pods: '1' }));
      const wrong = { propagationPolicy: 'Sideways' };
      expect(await client.delete(path, wrong)).toMatchObject({
        code: 422,
        body: {
          message:
            'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "Sideways": supported values: "Foreground", "Background", "Orphan", "nil"',
        },
      });
    });

    it(
      'says of a namespace that ends what holds it, and lets it be changed and nothing be made',
      async () => {
        const namespace = `/api/v1/namespaces/${place.name}`;
        const held = `${place.policies}/held`;
        await client.apply(held, {
          ...policy('held'),
          metadata: { name: 'held', finalizers: ['odp.example/hold'] },
        });
        expect((await client.delete(namespace)).code).toBe(200);
        const conditions: Fields[] = await eventually(
          async () =>
            (await client.get(namespace)).body.status.conditions ?? [],
          found =>
            found.some(
              ({ type, status }: Fields) =>
                type === 'NamespaceFinalizersRemaining' && status === 'True',
            ),
        );
        const said = Object.fromEntries(
          conditions.map(({ type, status, reason, message }) => [
            type,
            { status, reason, message },
          ]),
        );
        expect(said).toMatchObject({
          NamespaceDeletionDiscoveryFailure: {
            status: 'False',
            reason: 'ResourcesDiscovered',
            message: 'All resources successfully discovered',
          },
          NamespaceDeletionContentFailure: {
            status: 'False',
            reason: 'ContentDeleted',
            message:
              'All content successfully deleted, may be waiting on finalization',
          },
          NamespaceContentRemaining: {
            status: 'True',
            reason: 'SomeResourcesRemain',
            message: expect.stringContaining(
              'networkpolicies.networking.k8s.io has 1 resource instances',
            ),
          },
          NamespaceFinalizersRemaining: {
            status: 'True',
            reason: 'SomeFinalizersRemain',
            message:
              'Some content in the namespace has finalizers remaining: odp.example/hold in 1 resource instances',
          },
        });
        for (const query of ['', 'dryRun=All']) {
          const made = await client.apply(`${place.quotas}/q`, quota({}), {
            query,
          });
          expect(made).toMatchObject({
            code: 403,
            body: { details: { causes: [{ reason: 'NamespaceTerminating' }] } },
          });
        }
        expect((await client.delete(namespace)).code).toBe(200);
        await client.patch(held, 'merge', { metadata: { finalizers: null } });
        await eventually(
          async () => (await client.get(namespace)).code,
          code => code === 404,
        );
      },
      2 * SLOW_MS,
    );
  });
}
