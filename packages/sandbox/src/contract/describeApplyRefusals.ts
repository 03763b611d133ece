import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import { createPlace, type Place, policy, quota } from './objects';

/** What nobody can apply. */
export function describeApplyRefusals(target: () => ContractTarget): void {
  describe('applying what cannot be', () => {
    let client: ApiClient;
    let place: Place;
    let path: string;

    beforeAll(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      path = `${place.quotas}/q`;
    });
    afterAll(() => client.delete(`/api/v1/namespaces/${place.name}`));

    it.each<{
      what: string;
      code: number;
      body: Fields | string;
      message: string;
    }>([
      {
        what: 'no YAML',
        code: 400,
        body: 'a: b: c',
        message: 'error decoding YAML',
      },
      {
        what: 'a list',
        code: 400,
        body: '[]',
        message: 'error decoding YAML',
      },
      {
        what: 'another kind',
        code: 400,
        body: policy('q'),
        message:
          'invalid object type: networking.k8s.io/v1, Kind=NetworkPolicy',
      },
      {
        what: 'another name',
        code: 400,
        body: quota({}, { name: 'z' }),
        message:
          'the name of the object (z) does not match the name on the URL (q)',
      },
      {
        what: 'ownership in the body',
        code: 400,
        body: quota({}, { managedFields: [{}] }),
        message: 'metadata.managedFields must be nil',
      },
      {
        what: 'a stale version',
        code: 409,
        body: quota({}, { resourceVersion: '1' }),
        message: 'the object has been modified',
      },
      {
        // However fields are validated: it is no error of decoding.
        what: 'a field that the kind does not have',
        code: 500,
        body: { ...quota({}), spec: { hard: {}, soft: {} } },
        message: '.spec.soft: field not declared in schema',
      },
    ])('refuses $what', async ({ code, body, message }) => {
      await client.apply(path, quota({ pods: '5' }));
      expect(await client.apply(path, body)).toMatchObject({
        code,
        body: { message: expect.stringContaining(message) },
      });
    });

    it('wants to know who applies', async () => {
      const answer = await client.request(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: quota({ pods: '5' }),
      });
      expect(answer).toMatchObject({
        code: 422,
        body: {
          message:
            'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
        },
      });
    });
  });
}
