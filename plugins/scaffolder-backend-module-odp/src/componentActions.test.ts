import { TemplateRun } from './__testUtils__/TemplateRun';

const HASH = 'a'.repeat(64);
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const ordersApi = { workspace: 'acme-risk', name: 'orders-api' };
const spec = {
  title: 'Orders',
  description: 'Takes orders.',
  language: 'go',
  template: { name: 'odp-go-service', version: '1.0.0' },
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
};

describe('actions on components', () => {
  let run: TemplateRun;
  beforeEach(async () => {
    run = await TemplateRun.start();
  });
  afterEach(() => run.stop());

  it('deploy an image, and tell where it is followed', async () => {
    await run.run('odp:component:deploy', { ...ordersApi, digest: DIGEST });
    expect(run.backend.submitted).toEqual([
      {
        kind: 'deploy',
        workspace: 'acme-risk',
        component: 'orders-api',
        spec: { digest: DIGEST },
        planHash: HASH,
        idempotencyKey: 'task-1:ask:acme-risk/orders-api',
      },
    ]);
    expect(run.outputs).toEqual({
      operationId: '7',
      workspace: 'acme-risk',
      component: 'orders-api',
      state: 'done',
      message: 'Operation 7 (deploy orders-api) is done.',
      links: {
        workspace: '/workspaces/acme-risk',
        component: '/workspaces/acme-risk/components/orders-api',
        operation: '/workspaces/acme-risk/components/orders-api',
      },
      entityRef: 'component:default/orders-api',
    });
  });

  it('ask for one operation for each component that a step runs for', async () => {
    for (const name of ['orders-api', 'scoring-agent']) {
      await run.run('odp:component:deploy', {
        ...ordersApi,
        name,
        digest: DIGEST,
      });
    }
    expect(run.backend.operations).toBe(2);
  });

  it('delete one whose plan somebody has seen, and name no entity of it', async () => {
    await run.run('odp:component:delete', { ...ordersApi, planHash: HASH });
    expect(run.backend.submitted).toMatchObject([
      { kind: 'delete-component', component: 'orders-api', planHash: HASH },
    ]);
    expect(run.outputs.state).toBe('done');
    expect(run.outputs).not.toHaveProperty('entityRef');
  });

  it('delete none without the hash of a plan, which no author of a template knows', async () => {
    await expect(run.run('odp:component:delete', ordersApi)).rejects.toThrow(
      'planHash: Required',
    );
    expect(run.backend.calls).toEqual([]);
  });

  it.each([
    ['odp:component:deploy', { digest: 'latest' }, 'spec.digest: must be'],
    ['odp:component:create', { ...spec, name: '9lives' }, 'name: must begin'],
    ['odp:component:create', { ...spec, clusters: [] }, 'clusters: must name'],
    ['odp:component:check', { ...spec, name: '../x' }, 'name: must begin'],
    ['odp:component:check', { ...spec, size: undefined }, 'size: Required'],
    ['odp:publish', { name: '../../etc' }, 'name: must begin'],
    ['odp:publish', { workspace: '..' }, 'workspace: must begin'],
    ['odp:publish', { folder: '/' }, 'Unrecognized key'],
  ])('refuse, in %s, %p', async (action, odd, message) => {
    const refused = run.run(action, { ...ordersApi, ...odd });
    await expect(refused).rejects.toMatchObject({ name: 'InputError' });
    await expect(refused).rejects.toThrow(message);
    expect(run.backend.calls).toEqual([]);
  });

  it('say who sets it up while nothing says where code goes', async () => {
    await expect(
      run.run('odp:component:check', { ...ordersApi, ...spec }),
    ).rejects.toThrow('whoever runs the portal sets odp.goldenPaths.git');
    await expect(run.run('odp:publish', ordersApi)).rejects.toThrow(
      'odp.goldenPaths.git is not set',
    );
    expect(run.backend.calls).toEqual([]);
  });
});

describe('a dry run of a golden path', () => {
  it('plans, tells what skeletons are filled with, and makes nothing', async () => {
    const folder = '/nowhere/that/could/be/written';
    const run = await TemplateRun.start({ folder });
    run.isDryRun = true;
    await run.run('odp:component:check', {
      ...ordersApi,
      ...spec,
      event: 'pipeline.completed',
    });
    expect(run.outputs).toMatchObject({
      planHash: HASH,
      repository: { type: 'bare', name: 'acme-risk/orders-api.git' },
      values: {
        owner: 'group:default/risk-platform',
        namespace: 'workspace-acme-risk',
        topic: 'persistent://odp/workspace-acme-risk/pipeline.completed',
        deadLetterTopic:
          'persistent://odp/workspace-acme-risk/pipeline.completed-orders-api-DLQ',
        subscription: 'orders-api',
        repositoryUrl: '',
        imageRepository:
          'registry.odp.internal/workspaces/acme-risk/orders-api',
        goModule: 'odp.example/acme-risk/orders-api',
        templateVersion: '1.0.0',
      },
    });
    for (const [action, input] of [
      ['odp:publish', {}],
      ['odp:component:create', spec],
      ['odp:component:deploy', { digest: DIGEST }],
      ['odp:component:delete', { planHash: HASH }],
    ] as const) {
      await run.run(action, { ...ordersApi, ...input });
      expect(run.outputs).toEqual({});
    }
    expect(run.backend.submitted).toEqual([]);
    await run.stop();
  });
});
