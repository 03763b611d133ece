import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import {
  createPlace,
  deployment,
  ownerOf,
  ownersOf,
  type Place,
  policy,
  quota,
} from './objects';

/** Server-side apply: who owns which field, and what happens where two want one. */
export function describeApplying(target: () => ContractTarget): void {
  describe('applying', () => {
    let client: ApiClient;
    let place: Place;
    let path: string;

    beforeEach(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      path = `${place.quotas}/q`;
    });
    afterEach(() => client.delete(`/api/v1/namespaces/${place.name}`));

    const edit = (hard: Record<string, string>) =>
      client.patch(`${path}?fieldManager=kubectl-edit`, 'merge', {
        spec: { hard },
      });

    it('creates what is not there, and says who owns what', async () => {
      const { code, body } = await client.apply(
        path,
        quota({ pods: '5' }, { labels: { 'odp.io/a': 'b' } }),
      );
      expect(code).toBe(201);
      expect(body.spec).toEqual({ hard: { pods: '5' } });
      expect(ownersOf(body)).toEqual([
        {
          manager: 'contract',
          operation: 'Apply',
          apiVersion: 'v1',
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          fieldsType: 'FieldsV1',
          fieldsV1: {
            'f:metadata': { 'f:labels': { 'f:odp.io/a': {} } },
            'f:spec': { 'f:hard': { 'f:pods': {} } },
          },
        },
      ]);
    });

    it('takes YAML, and changes nothing when nothing has changed', async () => {
      const applied = await client.apply(
        `${place.policies}/a`,
        [
          'apiVersion: networking.k8s.io/v1',
          'kind: NetworkPolicy',
          'metadata: { name: a }',
          'spec: { podSelector: {}, policyTypes: [Egress] }',
        ].join('\n'),
      );
      expect(applied.code).toBe(201);
      const again = await client.apply(`${place.policies}/a`, {
        ...policy('a'),
        metadata: { name: 'a' },
        spec: { podSelector: {}, policyTypes: ['Egress'] },
      });
      expect(again.code).toBe(200);
      expect(again.body.metadata).toEqual(applied.body.metadata);
    });

    it('removes what its only owner leaves out, and keeps what others own', async () => {
      await client.apply(path, quota({ pods: '5', 'requests.cpu': '1' }));
      await client.apply(path, quota({ pods: '5' }), { manager: 'other' });
      const { body } = await client.apply(path, quota({ secrets: '3' }));
      expect(body.spec.hard).toEqual({ pods: '5', secrets: '3' });
    });

    it('refuses what another owns and has otherwise, by manager and field', async () => {
      await client.apply(path, quota({ pods: '5', secrets: '3' }));
      await edit({ pods: '7' });
      const refused = await client.apply(
        path,
        quota({ pods: '5', secrets: '3' }),
      );
      expect(refused).toMatchObject({
        code: 409,
        body: {
          reason: 'Conflict',
          message:
            'Apply failed with 1 conflict: conflict with "kubectl-edit" using v1: .spec.hard.pods',
          details: {
            causes: [
              {
                reason: 'FieldManagerConflict',
                message: 'conflict with "kubectl-edit" using v1',
                field: '.spec.hard.pods',
              },
            ],
          },
        },
      });
      const { body } = await client.get(path);
      expect(body.spec.hard.pods).toBe('7');
      expect(ownerOf(body, 'kubectl-edit')).toEqual({
        'f:spec': { 'f:hard': { 'f:pods': {} } },
      });
    });

    it('names several conflicts by manager', async () => {
      await client.apply(path, quota({ pods: '5', secrets: '3' }));
      await edit({ pods: '7' });
      const { body } = await client.apply(
        path,
        quota({ pods: '6', secrets: '4' }),
        { manager: 'third' },
      );
      expect(body.message).toBe(
        'Apply failed with 2 conflicts: conflicts with "contract":\n- .spec.hard.secrets\nconflicts with "kubectl-edit" using v1:\n- .spec.hard.pods',
      );
    });

    it('takes with force what others own', async () => {
      await client.apply(path, quota({ pods: '5' }));
      await edit({ pods: '7' });
      const { body } = await client.apply(path, quota({ pods: '5' }), {
        query: 'force=true',
      });
      expect(body.spec.hard.pods).toBe('5');
      expect(ownerOf(body, 'kubectl-edit')).toBeUndefined();
      expect(ownerOf(body, 'contract')).toEqual({
        'f:spec': { 'f:hard': { 'f:pods': {} } },
      });
    });

    it('shares what both have alike', async () => {
      await client.apply(path, quota({ pods: '5' }));
      const { code, body } = await client.apply(path, quota({ pods: '5' }), {
        manager: 'other',
      });
      expect(code).toBe(200);
      expect(ownerOf(body, 'contract')).toEqual(ownerOf(body, 'other'));
    });

    it('records who creates and changes by other verbs, by name or by user agent', async () => {
      const made = await client.request(place.quotas, {
        method: 'POST',
        headers: { 'user-agent': 'contract-agent/1.0 (linux)' },
        body: quota({ pods: '5' }),
      });
      expect(ownersOf(made.body)).toEqual([
        expect.objectContaining({
          manager: 'contract-agent',
          operation: 'Update',
          fieldsV1: { 'f:spec': { 'f:hard': { '.': {}, 'f:pods': {} } } },
        }),
      ]);
      const { body } = await edit({ pods: '6' });
      expect(ownerOf(body, 'kubectl-edit')).toEqual({
        'f:spec': { 'f:hard': { 'f:pods': {} } },
      });
      const scaled = `${place.deployments}/app`;
      await client.apply(scaled, deployment('app'));
      await client.patch(`${scaled}/scale?fieldManager=scaler`, 'merge', {
        spec: { replicas: 1 },
      });
      const { message } = (await client.apply(scaled, deployment('app'))).body;
      expect(message).toBe(
        'Apply failed with 1 conflict: conflict with "scaler" with subresource "scale" using apps/v1: .spec.replicas',
      );
    });
  });
}
