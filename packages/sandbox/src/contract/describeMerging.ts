import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import type { ContractTarget } from './ContractTarget';
import {
  createPlace,
  deployment,
  ownerOf,
  type Place,
  policy,
} from './objects';

/** Server-side apply of lists: which are merged item by item, and which are replaced as a whole. */
export function describeMerging(target: () => ContractTarget): void {
  describe('applying lists', () => {
    let client: ApiClient;
    let place: Place;

    beforeEach(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
    });
    afterEach(() => client.delete(`/api/v1/namespaces/${place.name}`));

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
  });
}
