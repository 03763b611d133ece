import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import {
  type ContractAbilities,
  type ContractTarget,
  FORGETTING_MS,
} from './ContractTarget';
import { createPlace, policy, type Place } from './objects';

const names = ({ items }: Fields) =>
  items.map(({ metadata }: Fields) => metadata.name);

/** Discovery, get and list. */
export function describeReading(
  target: () => ContractTarget,
  { compacts }: ContractAbilities,
): void {
  const itIfAble = compacts ? it : it.skip;

  describe('reading', () => {
    let client: ApiClient;
    let place: Place;

    beforeAll(async () => {
      client = new ApiClient(target());
      place = await createPlace(client);
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        const labels = { tier: name < 'c' ? 'front' : 'back', name };
        const { code } = await client.post(
          place.policies,
          policy(name, labels),
        );
        expect(code).toBe(201);
      }
    });
    afterAll(() => client.delete(`/api/v1/namespaces/${place.name}`));

    it('says that it is well, and its version', async () => {
      expect((await client.get('/readyz')).text).toBe('ok');
      expect((await client.get('/version')).body).toMatchObject({
        major: '1',
        gitVersion: expect.stringMatching(/^v1\.\d+\.\d+/),
      });
    });

    it('tells which kinds it serves', async () => {
      const { body: core } = await client.get('/api/v1');
      expect(core).toMatchObject({
        kind: 'APIResourceList',
        groupVersion: 'v1',
      });
      const served = (name: string) =>
        core.resources.find((entry: Fields) => entry.name === name);
      expect(served('pods')).toMatchObject({ kind: 'Pod', namespaced: true });
      expect(served('nodes')).toMatchObject({ namespaced: false });
      expect(served('pods/log')).toMatchObject({ verbs: ['get'] });
      expect(served('secrets').verbs).toContain('watch');
      const { body: groups } = await client.get('/apis');
      expect(groups.groups.map(({ name }: Fields) => name)).toEqual(
        expect.arrayContaining([
          'apps',
          'batch',
          'policy',
          'networking.k8s.io',
          'discovery.k8s.io',
          'autoscaling',
        ]),
      );
      const { body: apps } = await client.get('/apis/apps/v1');
      expect(apps.resources.map(({ name }: Fields) => name)).toEqual(
        expect.arrayContaining([
          'deployments',
          'deployments/scale',
          'deployments/status',
          'statefulsets',
          'daemonsets',
          'replicasets',
        ]),
      );
    });

    it('answers 404 for a kind, an object and a namespace that is not there', async () => {
      expect(await client.get('/apis/example.com/v1/things')).toMatchObject({
        code: 404,
      });
      expect(await client.get(`${place.policies}/nobody`)).toMatchObject({
        code: 404,
        body: {
          kind: 'Status',
          status: 'Failure',
          reason: 'NotFound',
          message: 'networkpolicies.networking.k8s.io "nobody" not found',
          details: { name: 'nobody' },
        },
      });
      const nowhere = await client.get('/api/v1/namespaces/nowhere/pods');
      expect(nowhere).toMatchObject({ code: 200, body: { items: [] } });
    });

    it('lists a namespace and the whole cluster', async () => {
      const { body } = await client.get(place.policies);
      expect(body).toMatchObject({
        kind: 'NetworkPolicyList',
        apiVersion: 'networking.k8s.io/v1',
        metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
      });
      expect(names(body)).toEqual(['a', 'b', 'c', 'd', 'e']);
      const everywhere = await client.get(
        '/apis/networking.k8s.io/v1/networkpolicies',
      );
      const here = everywhere.body.items.filter(
        ({ metadata }: Fields) => metadata.namespace === place.name,
      );
      expect(here).toHaveLength(5);
    });

    it('lists in pages, all of them of one moment', async () => {
      const first = (await client.get(`${place.policies}?limit=2`)).body;
      expect(names(first)).toEqual(['a', 'b']);
      expect(first.metadata.remainingItemCount).toBe(3);
      await client.post(place.policies, policy('bb'));
      await client.delete(`${place.policies}/d`);
      await client.patch(`${place.policies}/e`, 'merge', {
        metadata: { labels: { late: 'yes' } },
      });
      const next = encodeURIComponent(first.metadata.continue);
      const second = (
        await client.get(`${place.policies}?limit=10&continue=${next}`)
      ).body;
      expect(names(second)).toEqual(['c', 'd', 'e']);
      expect(second.items[2].metadata.labels).not.toHaveProperty('late');
      expect(second.metadata.continue ?? '').toBe('');
      expect(second.metadata.resourceVersion).toBe(
        first.metadata.resourceVersion,
      );
      await client.delete(`${place.policies}/bb`);
      await client.post(
        place.policies,
        policy('d', { tier: 'back', name: 'd' }),
      );
    });

    it('refuses a continue token that it did not make', async () => {
      const path = `${place.policies}?limit=2&continue=nonsense`;
      expect(await client.get(path)).toMatchObject({ code: 400 });
    });

    itIfAble(
      'refuses a continue token that it has outlived',
      async () => {
        const path = `${place.policies}?limit=2`;
        const { body } = await client.get(path);
        await client.patch(`${place.policies}/a`, 'merge', {
          metadata: { labels: { touched: 'yes' } },
        });
        await target().compact?.();
        const next = encodeURIComponent(body.metadata.continue);
        expect(await client.get(`${path}&continue=${next}`)).toMatchObject({
          code: 410,
          body: { kind: 'Status', reason: 'Expired' },
        });
      },
      FORGETTING_MS,
    );

    it.each([
      ['tier=front', 'a b'],
      ['tier==front,name!=a', 'b'],
      ['name in (a,e)', 'a e'],
      ['tier notin (front)', 'c d e'],
      ['tier', 'a b c d e'],
      ['!tier', ''],
      ['nosuch!=x,name=c', 'c'],
    ])('selects by labels: %s', async (selector, wanted) => {
      const { body } = await client.get(
        `${place.policies}?labelSelector=${encodeURIComponent(selector)}`,
      );
      expect(names(body).join(' ')).toBe(wanted);
    });

    it('selects by the fields of a kind, and refuses others', async () => {
      const by = (selector: string) =>
        client.get(
          `${place.policies}?fieldSelector=${encodeURIComponent(selector)}`,
        );
      expect(names((await by('metadata.name=b')).body)).toEqual(['b']);
      expect(names((await by('metadata.name!=b')).body)).not.toContain('b');
      expect(await by('spec.podSelector=x')).toMatchObject({ code: 400 });
      const bad = await client.get(`${place.policies}?labelSelector=a=b=c`);
      expect(bad).toMatchObject({ code: 400, body: { kind: 'Status' } });
    });

    it('does not say how many of a selection remain', async () => {
      const { body } = await client.get(
        `${place.policies}?limit=1&labelSelector=tier%3Dback`,
      );
      expect(names(body)).toEqual(['c']);
      expect(body.metadata).not.toHaveProperty('remainingItemCount');
    });

    it('answers with a table or with metadata alone when it is asked to', async () => {
      const as = (form: string) =>
        client.request(`${place.policies}?limit=1`, {
          headers: {
            accept: `application/json;as=${form};v=v1;g=meta.k8s.io,application/json`,
          },
        });
      const table = (await as('Table')).body;
      expect(table).toMatchObject({ kind: 'Table' });
      expect(table.columnDefinitions[0]).toMatchObject({ name: 'Name' });
      expect(table.rows[0].cells[0]).toBe('a');
      const metadata = (await as('PartialObjectMetadataList')).body;
      expect(metadata).toMatchObject({
        kind: 'PartialObjectMetadataList',
        items: [{ metadata: { name: 'a', namespace: place.name } }],
      });
      expect(metadata.items[0]).not.toHaveProperty('spec');
    });

    it('cannot list what is yet to come', async () => {
      expect(
        await client.get(`${place.policies}?resourceVersion=999999999999`),
      ).toMatchObject({
        code: 504,
        body: {
          reason: 'Timeout',
          message: expect.stringContaining('Too large resource version'),
        },
      });
    });
  });
}
