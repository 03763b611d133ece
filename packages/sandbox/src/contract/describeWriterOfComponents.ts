import type { Fields } from '../store';
import { ApiClient } from './ApiClient';
import { componentObjects, OF_COMPONENT } from './componentObjects';
import type { ContractAbilities, ContractTarget } from './ContractTarget';
import { createPlace, eventually, type Place } from './objects';
import { collectionOf, deniedToWriter } from './workspaceObjects';

const APPLY = { query: 'fieldValidation=Strict' };
const KINDS = Object.keys(componentObjects());

/** What the portal's writer may of components, by `deploy/rbac/writer.yaml`: its own, and none that a tenant made. */
export function describeWriterOfComponents(
  target: () => ContractTarget,
  { hasWriter }: ContractAbilities,
): void {
  const describeIfAble = hasWriter ? describe : describe.skip;

  describeIfAble('the writer and the components of a workspace', () => {
    let admin: ApiClient;
    let writer: ApiClient;
    let foreign: Place;
    let workspace: { name: string };

    const pathOf = (plural: string, { name } = workspace) =>
      `${collectionOf({ name }, plural)}/app`;
    const apply = (plural: string, object: Fields, query = '') =>
      writer.apply(pathOf(plural), object, { query: APPLY.query + query });

    beforeAll(async () => {
      admin = new ApiClient(target());
      writer = new ApiClient(target(), target().writerToken);
      foreign = await createPlace(admin);
      workspace = { name: `workspace-${foreign.name}` };
      await admin.post('/api/v1/namespaces', {
        metadata: {
          name: workspace.name,
          labels: { 'odp.io/workspace': foreign.name },
        },
      });
      // A server learns of a namespace's labels by a watch of its own.
      await eventually(
        () => apply('services', componentObjects().services, '&dryRun=All'),
        ({ code }) => code === 201,
      );
    });
    afterAll(async () => {
      for (const { name } of [workspace, foreign]) {
        await admin.delete(`/api/v1/namespaces/${name}`);
      }
    });

    it('makes a component, finds it as it is, and takes it away', async () => {
      const objects = componentObjects();
      for (const plural of KINDS) {
        const made = await apply(plural, objects[plural]);
        expect([plural, made.code]).toEqual([plural, 201]);
        const { metadata } = (await writer.get(pathOf(plural))).body;
        const again = await apply(plural, objects[plural]);
        expect(again.code).toBe(200);
        expect(again.body.metadata.generation).toBe(metadata.generation);
        const { uid } = metadata;
        const gone = await writer.delete(pathOf(plural), {
          preconditions: { uid },
        });
        expect(gone.code).toBe(200);
        expect((await writer.get(pathOf(plural))).code).toBe(404);
      }
    });

    it.each(KINDS)('makes no %s that it would not know again', async plural => {
      for (const missing of Object.keys(OF_COMPONENT)) {
        const { [missing as 'odp.io/component']: _, ...labels } = OF_COMPONENT;
        const object = componentObjects(labels)[plural];
        expect(await apply(plural, object, '&dryRun=All')).toMatchObject(
          deniedToWriter('writes Deployments, Services, budgets and'),
        );
      }
      const strange = { ...OF_COMPONENT, 'app.kubernetes.io/managed-by': 'x' };
      const object = componentObjects(strange)[plural];
      expect(await apply(plural, object, '&dryRun=All')).toMatchObject(
        deniedToWriter('writes Deployments, Services, budgets and'),
      );
    });

    it.each(KINDS)('leaves the %s that a tenant made', async plural => {
      const own = componentObjects({ 'app.kubernetes.io/name': 'app' })[plural];
      await admin.post(collectionOf(workspace, plural), own);
      const before = (await admin.get(pathOf(plural))).body;
      const denied = deniedToWriter(
        'writes Deployments, Services, budgets and',
      );
      for (const answer of [
        await apply(plural, componentObjects()[plural], '&force=true'),
        await writer.patch(pathOf(plural), 'merge', {
          metadata: { labels: OF_COMPONENT },
        }),
        await writer.delete(pathOf(plural)),
      ]) {
        expect(answer).toMatchObject(denied);
      }
      const after = (await admin.get(pathOf(plural))).body;
      expect(after.metadata.uid).toBe(before.metadata.uid);
      expect(after.metadata.labels).toEqual(before.metadata.labels);
      await admin.delete(pathOf(plural));
    });

    it('does not give what it made away by taking its labels', async () => {
      await apply('services', componentObjects().services);
      const left = await writer.patch(pathOf('services'), 'merge', {
        metadata: { labels: { 'odp.io/component': null } },
      });
      expect(left).toMatchObject(
        deniedToWriter('writes Deployments, Services, budgets and'),
      );
    });

    it.each<[string, Fields]>([
      ['a load balancer', { type: 'LoadBalancer' }],
      ['a port of the nodes', { type: 'NodePort' }],
      [
        'a name of elsewhere',
        { type: 'ExternalName', externalName: 'example.com' },
      ],
      ['an external name beside its address', { externalName: 'example.com' }],
      ['an address of elsewhere', { externalIPs: ['192.0.2.7'] }],
    ])('makes no Service with %s', async (_, spec) => {
      const { services } = componentObjects();
      const asked = { ...services, spec: { ...services.spec, ...spec } };
      expect(await apply('services', asked, '&dryRun=All')).toMatchObject(
        deniedToWriter('makes Services of type ClusterIP alone'),
      );
    });

    it('is kept to workspaces', async () => {
      const objects = componentObjects();
      for (const plural of KINDS) {
        const path = pathOf(plural, foreign);
        expect(await writer.apply(path, objects[plural], APPLY)).toMatchObject(
          deniedToWriter('writes within namespaces of workspaces alone'),
        );
      }
    });
  });
}
