import { type TestBackend, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import * as callers from './__testUtils__/callers';
import { componentCreation, deployOf } from './__testUtils__/componentRequests';
import { serveBench } from './__testUtils__/serveBench';
import { WorkspacesBench } from './__testUtils__/WorkspacesBench';

describe('who decides on a component, and is no member of its workspace', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let bench: WorkspacesBench;
  let backend: TestBackend;
  beforeEach(async () => {
    bench = await WorkspacesBench.create(await databases.init('SQLITE_3'));
    ({ backend } = await serveBench(bench));
  });
  afterEach(() => backend.stop());

  const call = (method: 'get' | 'post', place: string, user: string) =>
    request(backend.server)
      [method](`/api/odp-workspaces${place}`)
      .set('Authorization', callers.headerOf(user));
  const namesFor = async (user: string) => {
    const { body } = await call('get', '/components', user).expect(200);
    return body.items.map(({ name }: { name: string }) => name);
  };
  const component = '/components/scoring-agent';

  it('sees it with what is asked of it while that waits, and decides; nobody else does', async () => {
    bench.policy.components = ['create-component', 'deploy'];
    await bench.made();
    for (const asked of [componentCreation, deployOf('a')]) {
      const { id } = await bench.ask(asked);
      const { body } = await call('get', component, 'engineer').expect(200);
      expect(body).toMatchObject({
        openOperation: id,
        waitsFor: ['group:default/platform-team'],
      });
      expect(await namesFor('engineer')).toEqual(['scoring-agent']);
      const operation = `/operations/${id}`;
      const { body: seen } = await call('get', operation, 'engineer');
      expect(seen.plan.changes).toHaveLength(2);

      await call('get', component, 'stranger').expect(403);
      expect(await namesFor('stranger')).toEqual([]);
      await call('get', operation, 'stranger').expect(403);
      await call('post', `${operation}/approve`, 'stranger')
        .send({})
        .expect(403);

      await call('post', `${operation}/approve`, 'engineer')
        .send({})
        .expect(200);
      await bench.settle();
    }
  });

  it('sees nothing of it before and after', async () => {
    await bench.componentMade();
    await call('get', component, 'engineer').expect(403);
    expect(await namesFor('engineer')).toEqual([]);
  });
});
