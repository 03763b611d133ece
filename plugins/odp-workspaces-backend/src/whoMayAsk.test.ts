import {
  mockCredentials,
  type TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import request from 'supertest';
import { approver, WorkspacesBench } from './__testUtils__/WorkspacesBench';
import { creation, large } from './__testUtils__/workspaceRequests';
import * as callers from './__testUtils__/callers';
import {
  componentCreation,
  componentDeletion,
  deployOf,
  scaleTo,
} from './__testUtils__/componentRequests';
import { serveBench } from './__testUtils__/serveBench';
import { registerWorkspaceActions } from './actions/registerWorkspaceActions';

describe('who may ask', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const registry = actionsRegistryServiceMock();
  type Input = Parameters<typeof registry.invoke>[0]['input'];
  let bench: WorkspacesBench;
  let backend: TestBackend;

  beforeAll(async () => {
    bench = await WorkspacesBench.create(await databases.init('SQLITE_3'));
    const served = await serveBench(bench);
    backend = served.backend;
    registerWorkspaceActions(registry, served.workspaces);
    await bench.made();
  });
  afterAll(() => backend.stop());

  describe('over HTTP', () => {
    const get = (place: string, service: string) =>
      request(backend.server)
        .get(`/api/odp-workspaces${place}`)
        .set(
          'Authorization',
          mockCredentials.service.header({
            onBehalfOf: mockCredentials.service(service),
            targetPluginId: 'odp-workspaces',
          }),
        );

    it('gives the list to the catalog, and nothing to any other service', async () => {
      const { body } = await get('/workspaces', 'plugin:catalog').expect(200);
      expect(body.items).toMatchObject([{ id: 'acme-risk' }]);
      for (const service of ['plugin:search', 'external:plugin:catalog']) {
        const refused = await get('/workspaces', service).expect(403);
        expect(refused.body.error.message).toBe(
          'Workspaces are for users; a service asks in the name of one',
        );
      }
      await get('/workspaces/acme-risk', 'plugin:catalog').expect(403);
      await get('/offer', 'plugin:catalog').expect(403);
    });
  });

  describe('a pipeline', () => {
    const as = (service: string) => ({
      Authorization: mockCredentials.service.header({
        onBehalfOf: mockCredentials.service(service),
        targetPluginId: 'odp-workspaces',
      }),
    });
    const post = (place: string, body: object, service = 'external:ci') =>
      request(backend.server)
        .post(`/api/odp-workspaces${place}`)
        .set(as(service))
        .send(body);

    it('deploys images where it is said that it does, follows that, and does nothing else', async () => {
      await bench.ask(componentCreation);
      await bench.settle();
      const deployment = { ...deployOf('a'), idempotencyKey: 'build-7' };
      const { body } = await post('/operations', deployment).expect(202);
      expect(body).toMatchObject({
        kind: 'deploy',
        component: 'scoring-agent',
        requestedBy: 'external:ci',
      });
      await bench.settle();
      const place = `/api/odp-workspaces/operations/${body.id}`;
      const seen = await request(backend.server)
        .get(place)
        .set(as('external:ci'));
      expect(seen.body.state).toBe('done');
      const lookAs = (service: string, name = 'scoring-agent') =>
        request(backend.server)
          .get(`/api/odp-workspaces/components/${name}`)
          .set(as(service));
      const runs = await lookAs('external:ci').expect(200);
      expect(runs.body.digest).toBe(deployment.spec.digest);
      await lookAs('external:ci', 'nobody').expect(404);
      await lookAs('external:elsewhere').expect(403);
      await lookAs('external:other').expect(403);
      await post('/plans', deployOf('b')).expect(200);

      for (const [asked, service] of [
        [{ ...scaleTo(1, 1) }, 'external:ci'],
        [{ ...componentDeletion }, 'external:ci'],
        [{ ...large }, 'external:ci'],
        [{ ...deployOf('b'), workspace: 'nordbank-kyc' }, 'external:ci'],
        [{ ...deployOf('b') }, 'external:other'],
        [{ ...deployOf('b') }, 'plugin:scaffolder'],
      ] as const) {
        const refused = await post(
          '/operations',
          { ...asked, idempotencyKey: 'build-8' },
          service,
        );
        expect([asked.kind, service, refused.status]).toEqual([
          asked.kind,
          service,
          403,
        ]);
      }
      await request(backend.server)
        .get(place)
        .set(as('external:other'))
        .expect(403);
    });
  });

  it('shows components to who sees their workspace, and all to the catalog', async () => {
    const get = (place: string, user: string) =>
      request(backend.server)
        .get(`/api/odp-workspaces${place}`)
        .set('Authorization', callers.headerOf(user));
    const namesFor = async (user: string) => {
      const { body } = await get('/components', user).expect(200);
      return body.items.map(({ name }: { name: string }) => name);
    };
    expect(await namesFor('owner')).toEqual(['scoring-agent']);
    expect(await namesFor('stranger')).toEqual([]);
    await get('/components/scoring-agent', 'owner').expect(200);
    await get('/components/scoring-agent', 'stranger').expect(403);
    await get('/components/nobody', 'owner').expect(404);
    await get('/components/No%20Name', 'owner').expect(400);
    await get('/components?workspace=nordbank-kyc', 'owner').expect(200, {
      items: [],
    });
    const { body } = await get('/component-names/scoring-agent', 'owner');
    expect(body.isFree).toBe(false);
  });

  it('sends a workspace once to who holds it, and to nobody else', async () => {
    const get = (user: string, etag = '') =>
      request(backend.server)
        .get('/api/odp-workspaces/workspaces/acme-risk')
        .set('Authorization', callers.headerOf(user))
        .set('If-None-Match', etag);
    const { headers } = await get('owner')
      .expect(200)
      .expect('cache-control', 'private, no-cache');
    await get('owner', headers.etag).expect(304);
    await get('stranger', headers.etag).expect(403);
    bench.pass(1000);
    await bench.settle();
    const { body } = await get('owner', headers.etag).expect(200);
    expect(body).toMatchObject({ id: 'acme-risk', phase: 'ready' });
  });

  describe('by an action', () => {
    const invoke = (name: string, input: Input, user = 'owner') =>
      registry
        .invoke({
          id: `test:${name}`,
          input,
          credentials: mockCredentials.user(`user:default/${user}`),
        })
        .then(({ output }) => output as any);

    it('says which actions read, which may destroy, and which may be repeated', async () => {
      const { actions } = await registry.list();
      expect(
        Object.fromEntries(
          actions.map(({ name, attributes }) => [name, attributes]),
        ),
      ).toEqual({
        'list-workspaces': {
          readOnly: true,
          destructive: false,
          idempotent: true,
        },
        'get-workspace': {
          readOnly: true,
          destructive: false,
          idempotent: true,
        },
        'get-workspace-operation': {
          readOnly: true,
          destructive: false,
          idempotent: true,
        },
        'plan-workspace-change': {
          readOnly: true,
          destructive: false,
          idempotent: true,
        },
        'submit-workspace-change': {
          readOnly: false,
          destructive: true,
          idempotent: true,
        },
        'decide-workspace-operation': {
          readOnly: false,
          destructive: true,
          idempotent: false,
        },
      });
    });

    it('shows and changes what the caller may, and no more', async () => {
      expect((await invoke('list-workspaces', {})).items).toHaveLength(1);
      expect((await invoke('list-workspaces', {}, 'stranger')).items).toEqual(
        [],
      );
      const about = { workspace: 'acme-risk' };
      expect(await invoke('get-workspace', about)).toMatchObject({
        id: 'acme-risk',
        operations: [{ kind: 'create' }],
      });
      const operation = { operation: '1' };
      expect(await invoke('get-workspace-operation', operation)).toMatchObject({
        plan: { changes: expect.arrayContaining([expect.anything()]) },
      });
      for (const [name, input] of [
        ['get-workspace', about],
        ['get-workspace-operation', operation],
        ['plan-workspace-change', large],
        ['submit-workspace-change', { ...large, idempotencyKey: 'k' }],
      ] as const) {
        await expect(invoke(name, input, 'stranger')).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
      }
      await expect(
        registry.invoke({
          id: 'test:list-workspaces',
          credentials: mockCredentials.service('plugin:mcp-actions'),
          input: {},
        }),
      ).rejects.toThrow('a service asks in the name of one');
    });

    it('plans, submits by the hash once, and lets somebody else decide', async () => {
      const { planHash } = await invoke('plan-workspace-change', large);
      const submission = { ...large, planHash, idempotencyKey: 'k' };
      const asked = await invoke('submit-workspace-change', submission);
      expect(asked).toMatchObject({ state: 'waiting', kind: 'resize' });
      expect((await invoke('submit-workspace-change', submission)).id).toBe(
        asked.id,
      );
      const approval = { operation: asked.id, decision: 'approve' };
      await expect(
        invoke('decide-workspace-operation', approval),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(
        await invoke('decide-workspace-operation', approval, 'engineer'),
      ).toMatchObject({
        state: 'applying',
        approval: { decidedBy: approver.user },
      });
    });

    it.each([
      [{ ...creation, workspace: 'ACME' }, 'workspace: must begin'],
      [{ ...creation, spec: { ...creation.spec, isAdmin: true } }, 'isAdmin'],
      [{ kind: 'resize', workspace: 'acme-risk' }, 'spec: Required'],
    ])('says what is wrong with an input: %j', async (input, message) => {
      const refused = invoke('plan-workspace-change', input as Input);
      await expect(refused).rejects.toMatchObject({ name: 'InputError' });
      await expect(refused).rejects.toThrow(message);
    });
  });
});
