import type { Fields } from '../store';
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

    it('merges lists by their keys: containers, their ports and variables', async () => {
      const app = (container: Fields) => ({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'app' },
        spec: { template: { spec: { containers: [container] } } },
      });
      await client.post(place.deployments, deployment('app'));
      const at = `${place.deployments}/app`;
      const ports = [{ containerPort: 80, name: 'http' }];
      const env = [{ name: 'LEVEL', value: 'info' }];
      await client.apply(at, app({ name: 'main', ports, env }));
      const { body } = await client.apply(at, app({ name: 'main', ports }));
      const [main, side] = body.spec.template.spec.containers;
      expect(main).toMatchObject({ name: 'main', image: 'example/main:1' });
      expect(main.ports).toEqual([expect.objectContaining(ports[0])]);
      expect(main.env ?? []).toEqual([]);
      expect(side).toMatchObject({ name: 'side', image: 'example/side:1' });
      expect(ownerOf(body, 'contract')).toMatchObject({
        'f:spec': {
          'f:template': {
            'f:spec': {
              'f:containers': {
                'k:{"name":"main"}': {
                  'f:ports': {
                    'k:{"containerPort":80,"protocol":"TCP"}': {
                      '.': {},
                      'f:name': {},
                    },
                  },
                },
              },
            },
          },
        },
      });
      const image = app({ name: 'main', image: 'example/main:9' });
      const { message } = (await client.apply(at, image)).body;
      expect(message).toContain(
        '.spec.template.spec.containers[name="main"].image',
      );
    });

    it('replaces rules and subjects as a whole, and merges finalizers one by one', async () => {
      const at = `${place.policies}/a`;
      const ruled = (ports: number[], finalizers: string[]) => ({
        ...policy('a'),
        metadata: { name: 'a', finalizers },
        spec: {
          podSelector: {},
          ingress: [{ ports: ports.map(port => ({ port })) }],
        },
      });
      await client.apply(at, ruled([80, 81], ['odp.example/one']));
      const { finalizers } = (
        await client.apply(
          at,
          {
            ...policy('a'),
            metadata: { name: 'a', finalizers: ['odp.example/two'] },
            spec: {},
          },
          { manager: 'other' },
        )
      ).body.metadata;
      expect(finalizers).toEqual(['odp.example/one', 'odp.example/two']);
      const { body } = await client.apply(at, ruled([82], []));
      expect(body.spec.ingress).toEqual([
        { ports: [expect.objectContaining({ port: 82 })] },
      ]);
      expect(body.metadata.finalizers).toEqual(['odp.example/two']);
      expect(ownerOf(body, 'contract')).toMatchObject({
        'f:spec': { 'f:ingress': {}, 'f:podSelector': {} },
      });
      await client.patch(at, 'merge', { metadata: { finalizers: null } });
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
