import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { scaffolderAutocompleteExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { TestScaffolder } from './__testUtils__/TestScaffolder';

const TEMPLATES = ['odp-go-service', 'odp-python-service'];

/** JSON schema of an input, as much of it as is looked at. */
interface InputSchema {
  required?: string[];
  properties: Record<string, { enum?: string[] }>;
}

/** Actions that the portal has from Backstage’s own modules. */
async function actionsOfHosts(): Promise<Map<string, TemplateAction>> {
  const actions = new Map<string, TemplateAction>();
  const server = await startTestBackend({
    extensionPoints: [
      [
        scaffolderActionsExtensionPoint,
        {
          addActions: (...added: TemplateAction<any, any, any>[]) =>
            added.forEach(action => actions.set(action.id, action)),
        },
      ],
      [
        scaffolderAutocompleteExtensionPoint,
        { addAutocompleteProvider: () => undefined },
      ],
    ],
    features: [
      githubModule,
      gitlabModule,
      mockServices.rootConfig.factory({ data: {} }),
    ],
  });
  await server.stop();
  return actions;
}

describe('the actions of hosts', () => {
  it('take what golden paths give them, and need nothing else', async () => {
    const actions = await actionsOfHosts();
    const steps = TEMPLATES.flatMap(
      name =>
        (TestScaffolder.template(name) as TemplateEntityV1beta3).spec.steps,
    ).filter(({ action }) => action.startsWith('publish:'));
    expect(steps.map(({ action }) => action)).toEqual(
      TEMPLATES.flatMap(() => ['publish:github', 'publish:gitlab']),
    );
    for (const { action, input = {} } of steps) {
      const { required = [], properties } = actions.get(action)!.schema!
        .input as InputSchema;
      const given = Object.keys(input);
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(given));
      expect(given).toEqual(expect.arrayContaining(required));
      expect(properties.repoVisibility.enum).toContain(input.repoVisibility);
    }
  });

  it.each([
    ['github', githubModule],
    ['gitlab', gitlabModule],
  ])(
    'make nothing on %s without credentials for it, say so, and no component is asked for',
    async (type, hostModule) => {
      const scaffolder = await TestScaffolder.start(
        { type, owner: 'acme' },
        hostModule,
      );
      const { status, log } = await scaffolder.run('odp-go-service', {
        workspace: 'acme-risk',
        name: 'orders-api',
        title: 'Orders',
        clusters: ['odp-eu'],
        size: 'small',
        replicas: { min: 2, max: 4 },
        plan: 'a'.repeat(64),
      });
      expect(status).toBe('failed');
      expect(log).toMatch(
        new RegExp(`No token available for host:? ${type}.com`),
      );
      expect(scaffolder.backend.operations).toBe(0);
      await scaffolder.stop();
    },
  );
});
