import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { readRepository } from './__testUtils__/readRepository';
import { TestScaffolder } from './__testUtils__/TestScaffolder';

const SEEN = 'a'.repeat(64);
/** Title of the first step that writes files. */
const WRITES = 'Beginning step Write what services of every language share';
const ordersApi = {
  workspace: 'acme-risk',
  name: 'orders-api',
  title: 'Orders',
  description: 'Takes orders.',
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
  plan: SEEN,
};
const run = (scaffolder: TestScaffolder, special: object = {}) =>
  scaffolder.run('odp-go-service', { ...ordersApi, ...special });

describe('a golden path', () => {
  const place = createMockDirectory();
  const folder = place.resolve('git');
  const made = () => readRepository(`${folder}/acme-risk/orders-api.git`);
  const foldersOf = (name: string) => readdirSync(`${folder}/${name}`);
  let scaffolder: TestScaffolder;
  const start = async (
    ...features: Parameters<typeof TestScaffolder.start> extends [
      any,
      ...infer Rest,
    ]
      ? Rest
      : never
  ) => {
    scaffolder = await TestScaffolder.start({ folder }, ...features);
  };
  beforeEach(() => place.setContent({ git: {} }));
  afterEach(() => scaffolder.stop());

  it('asks for no component while the remote is away, and goes on when it is back: one repository, one component', async () => {
    await start();
    place.setContent({ git: 'a file where a volume was' });
    const failed = await run(scaffolder);
    expect(failed.status).toBe('failed');
    expect(failed.log).toContain(
      'The folder of repositories (odp.goldenPaths.git.folder) cannot be used: ENOTDIR. Nothing is lost: start the task again when it can',
    );
    expect(failed.log).not.toContain(place.path);
    expect(scaffolder.backend.operations).toBe(0);

    place.setContent({ git: {} });
    expect((await scaffolder.retry(failed.id)).status).toBe('completed');
    expect(foldersOf('acme-risk')).toEqual(['orders-api.git']);
    expect((await made()).commits).toHaveLength(1);
    expect(scaffolder.backend.operations).toBe(1);
  });

  it('goes on after its component was taken up but the answer was lost: the same repository, the same component', async () => {
    await start();
    const { backend } = scaffolder;
    backend.afterSubmit = () => {
      throw new Error('connection cut after the write');
    };
    const failed = await run(scaffolder);
    expect(failed.status).toBe('failed');
    const { commits } = await made();

    backend.afterSubmit = () => undefined;
    backend.before = call => {
      if (call === 'POST /plans') {
        throw new ConflictError("There is a component 'orders-api'");
      }
    };
    const again = await scaffolder.retry(failed.id);
    expect(again.status).toBe('completed');
    expect(again.log).toContain(
      'Repository acme-risk/orders-api.git is there with this code already',
    );
    expect((await made()).commits).toEqual(commits);
    expect(foldersOf('acme-risk')).toEqual(['orders-api.git']);
    expect(backend.operations).toBe(1);
  });

  it('takes what an earlier task has left when it is the same code, and leaves any other as it is', async () => {
    await start();
    const { backend } = scaffolder;
    backend.before = call => {
      if (call === 'POST /operations') {
        throw new ConflictError('The plan has changed');
      }
    };
    expect((await run(scaffolder)).status).toBe('failed');
    const { commits } = await made();

    backend.before = () => undefined;
    const other = await run(scaffolder, { title: 'Other orders' });
    expect(other.status).toBe('failed');
    expect(other.log).toContain(
      'There is a repository acme-risk/orders-api.git already, with other content. It was left as it is: take another name, or have that repository moved away and try again',
    );
    // It is known before anything is written.
    expect(other.log).toContain('Beginning step See whether it can be made');
    expect(other.log).not.toContain(WRITES);
    expect(backend.operations).toBe(0);
    expect((await made()).commits).toEqual(commits);

    const same = await run(scaffolder);
    expect(same.status).toBe('completed');
    expect(same.log).toContain(WRITES);
    expect((await made()).commits).toEqual(commits);
    expect(foldersOf('acme-risk')).toEqual(['orders-api.git']);
  });

  it('makes nothing of what cannot be made, or is no longer what was seen', async () => {
    await start();
    const { backend } = scaffolder;
    backend.plan.refusals = [
      { system: 'workload', place: 'odp-eu', message: 'It needs 4 more pods.' },
    ];
    const refused = await run(scaffolder);
    expect(refused.log).toContain('It needs 4 more pods.');

    backend.plan.refusals = [];
    const stale = await run(scaffolder, { plan: 'b'.repeat(64) });
    expect(stale.log).toContain(
      'The plan is no longer the one that was seen. Nothing was made',
    );

    expect([refused.status, stale.status]).toEqual(['failed', 'failed']);
    expect(backend.submitted).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a path for a workspace', { workspace: '..' }],
    ['two lines for a title', { title: 'Orders\napi' }],
  ])('makes nothing of %s', async (_what, odd) => {
    await start();
    expect((await run(scaffolder, odd)).status).toBe('failed');
    expect(scaffolder.backend.calls).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes no repository for who may not deploy to the workspace, whatever its template asks', async () => {
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(request => ({
          result:
            request.permission.name === 'odp.workspace.deploy' &&
            request.resourceRef === 'acme-risk'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    });
    await start(permissions.factory);
    const task = await run(scaffolder);
    expect(task.status).toBe('failed');
    expect(task.log).toContain(
      'A repository of workspace acme-risk needs the right odp.workspace.deploy in it',
    );
    expect(readdirSync(folder)).toEqual([]);
    expect(scaffolder.backend.operations).toBe(0);
  });

  it('leaves a repository alone that the portal did not make', async () => {
    await start();
    await run(scaffolder);
    renameSync(`${folder}/acme-risk`, `${folder}/elsewhere`);
    place.addContent({ 'git/acme-risk/orders-api.git/HEAD': 'theirs' });
    writeFileSync(`${folder}/acme-risk/orders-api.git/config`, '[core]\n');
    const task = await run(scaffolder, { description: 'Another one.' });
    expect(task.log).toContain('already, with other content. It was left');
    expect(task.log).not.toContain(WRITES);
    expect(foldersOf('acme-risk/orders-api.git')).toEqual(['HEAD', 'config']);
  });
});
