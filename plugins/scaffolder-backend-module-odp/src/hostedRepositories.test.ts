import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { TestScaffolder } from './__testUtils__/TestScaffolder';

const SEEN = 'a'.repeat(64);
const WITH_REPOSITORY = 'c'.repeat(64);

describe('a golden path whose code goes to a host', () => {
  let scaffolder: TestScaffolder;
  /** What was published, and when. */
  const published: object[] = [];
  afterEach(() => {
    published.length = 0;
    return scaffolder.stop();
  });

  /** Stands for the module of a host: the fields of its action that templates set. */
  const publisher = (id: string) =>
    createBackendModule({
      pluginId: 'scaffolder',
      moduleId: 'test-publisher',
      register: env =>
        env.registerInit({
          deps: { actions: scaffolderActionsExtensionPoint },
          init: async ({ actions }) => {
            actions.addActions(
              createTemplateAction({
                id,
                schema: {
                  input: {
                    repoUrl: z => z.string(),
                    description: z => z.string().optional(),
                    repoVisibility: z => z.string(),
                    defaultBranch: z => z.string(),
                    gitCommitMessage: z => z.string(),
                    gitAuthorName: z => z.string(),
                    gitAuthorEmail: z => z.string(),
                  },
                },
                handler: async ({ input, workspacePath }) => {
                  published.push({
                    ...input,
                    hasCode: existsSync(
                      path.join(workspacePath, 'deploy/kustomization.yaml'),
                    ),
                    operations: scaffolder.backend.operations,
                  });
                },
              }),
            );
          },
        }),
    });

  it.each([
    {
      git: { type: 'github', owner: 'acme' },
      repoUrl: 'github.com?owner=acme&repo=orders-api',
      url: 'https://github.com/acme/orders-api',
    },
    {
      git: {
        type: 'gitlab',
        host: 'git.example:8443',
        owner: 'acme/teams',
        author: { name: 'Portal', email: 'portal@git.example' },
      },
      repoUrl: 'git.example:8443?owner=acme%2Fteams&repo=orders-api',
      url: 'https://git.example:8443/acme/teams/orders-api',
    },
  ])(
    'has Backstage’s own action of $git.type make it where the configuration says, before it asks for the component',
    async ({ git, repoUrl, url }) => {
      scaffolder = await TestScaffolder.start(
        git,
        publisher(`publish:${git.type}`),
      );
      scaffolder.backend.hashOf = ({ kind, ...request }) =>
        kind === 'create-component' &&
        JSON.stringify(request).includes(`"repository":"${url}"`)
          ? WITH_REPOSITORY
          : SEEN;
      const { log, output } = await scaffolder.run('odp-go-service', {
        workspace: 'acme-risk',
        name: 'orders-api',
        title: 'Orders',
        clusters: ['odp-eu'],
        size: 'small',
        replicas: { min: 2, max: 4 },
        plan: SEEN,
      });

      expect(log).toMatch(/Run completed with status: completed$/);
      expect(log).toContain(
        'unless the host has a repository of that name, which it says when it is to make it',
      );
      expect(published).toEqual([
        {
          repoUrl,
          ...(git.type === 'github' && { description: 'Orders' }),
          repoVisibility: 'private',
          defaultBranch: 'main',
          gitCommitMessage: 'Start orders-api from its golden path',
          gitAuthorName: git.author?.name ?? 'ODP portal',
          gitAuthorEmail: git.author?.email ?? 'portal@odp.invalid',
          hasCode: true,
          operations: 0,
        },
      ]);
      // The plan that was seen knew of no repository, and is the one that is asked for.
      expect(scaffolder.backend.submitted).toMatchObject([
        { planHash: WITH_REPOSITORY, spec: { repository: url } },
      ]);
      expect(output.links).toContainEqual(
        expect.objectContaining({ title: 'Repository', url }),
      );
    },
  );

  it('asks for no component when its module is not installed, and says which action is missing', async () => {
    scaffolder = await TestScaffolder.start({ type: 'github', owner: 'acme' });
    const { status, log } = await scaffolder.run('odp-python-service', {
      workspace: 'acme-risk',
      name: 'orders-api',
      title: 'Orders',
      clusters: ['odp-eu'],
      size: 'small',
      replicas: { min: 2, max: 4 },
      plan: SEEN,
    });
    expect(status).toBe('failed');
    expect(log).toContain('publish:github');
    expect(scaffolder.backend.operations).toBe(0);
  });
});
