import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import { createPlace, deployment, type Place, policy } from './objects';

/** The three forms of patch, and the subresources that clients write. */
export function describePatching(target: () => ContractTarget): void {
  describe('patching', () => {
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

    it('patches by JSON patch, all or nothing', async () => {
      const { body } = await client.patch(path, 'json', [
        { op: 'test', path: '/metadata/labels/x', value: 'y' },
        { op: 'add', path: '/metadata/labels/odp.io~1team', value: 'data' },
        { op: 'remove', path: '/metadata/labels/x' },
      ]);
      expect(body.metadata.labels).toEqual({ 'odp.io/team': 'data' });
      const failed = await client.patch(path, 'json', [
        { op: 'add', path: '/metadata/labels/z', value: '1' },
        { op: 'test', path: '/metadata/labels/x', value: 'y' },
      ]);
      expect(failed.code).toBe(422);
      expect((await client.get(path)).body.metadata.labels).toEqual({
        'odp.io/team': 'data',
      });
    });

    it('patches by merge patch: lists are replaced, null removes', async () => {
      const { body } = await client.patch(path, 'merge', {
        metadata: { labels: { x: null, z: '1' } },
        spec: { policyTypes: ['Egress'] },
      });
      expect(body.metadata.labels).toEqual({ z: '1' });
      expect(body.spec.policyTypes).toEqual(['Egress']);
    });

    it('patches by strategic merge patch: containers are merged by name', async () => {
      await client.post(place.deployments, deployment('app'));
      const { code, body } = await client.patch(
        `${place.deployments}/app`,
        'strategic-merge',
        {
          spec: {
            template: {
              spec: { containers: [{ name: 'main', image: 'example/main:2' }] },
            },
          },
        },
      );
      expect(code).toBe(200);
      const { containers } = body.spec.template.spec;
      expect(
        containers.map(({ name, image }: Fields) => `${name} ${image}`),
      ).toEqual(['main example/main:2', 'side example/side:1']);
    });

    it('does not take other forms of patch', async () => {
      const answer = await client.request(path, {
        method: 'PATCH',
        headers: { 'content-type': 'text/plain' },
        body: {},
      });
      expect(answer.code).toBe(415);
    });

    it('keeps spec and status apart', async () => {
      await client.post(place.deployments, deployment('app'));
      const status = `${place.deployments}/app/status`;
      const { body } = await client.patch(status, 'merge', {
        spec: { paused: true },
        status: {
          conditions: [
            { type: 'Told', status: 'True', reason: 'ByTheContract' },
          ],
        },
      });
      expect(body.spec.paused ?? false).toBe(false);
      expect(body.status.conditions).toEqual(
        expect.arrayContaining([expect.objectContaining({ type: 'Told' })]),
      );
      expect((await client.get(status)).body.metadata.name).toBe('app');
      const main = await client.patch(`${place.deployments}/app`, 'merge', {
        status: { replicas: 99 },
      });
      expect(main.body.status.replicas ?? 0).toBe(0);
    });

    it('scales through the scale subresource', async () => {
      await client.post(place.deployments, deployment('app'));
      const path_ = `${place.deployments}/app/scale`;
      expect((await client.get(path_)).body).toMatchObject({
        kind: 'Scale',
        apiVersion: 'autoscaling/v1',
        spec: {},
        status: { replicas: 0, selector: 'app=app' },
      });
      const scaled = await client.patch(path_, 'merge', {
        spec: { replicas: 2 },
      });
      expect(scaled.body).toMatchObject({
        kind: 'Scale',
        spec: { replicas: 2 },
      });
      const { body } = await client.get(`${place.deployments}/app`);
      expect(body.spec.replicas).toBe(2);
      expect(
        (await client.patch(path_, 'merge', { spec: { replicas: -1 } })).code,
      ).toBe(422);
    });
  });
}
