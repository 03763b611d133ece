import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  EntityPolicies,
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import {
  type ComponentSpec,
  loadTargetState,
  renderComponent,
} from '@internal/target-state';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { portalConfig } from './__testUtils__/portalConfig';
import { readRepository } from './__testUtils__/readRepository';
import { skeletonFiles } from './__testUtils__/skeletonFiles';
import { TestScaffolder } from './__testUtils__/TestScaffolder';

const target = loadTargetState(portalConfig().odp.targetState);
const NO_IMAGE = `sha256:${'0'.repeat(64)}`;
const HOSTILE = {
  title: `"Orders" 'n $(rm -rf ~) \`id\` \${{ values.name }} {{ x }} {% x %} {# x`,
  description: `- a: #b \\ </script> 注文 🧾 \${{ secrets.x }} $HOME %s & | > !!js`,
};
const plain = {
  workspace: 'acme-risk',
  name: 'orders-api',
  title: 'Orders',
  description: 'Takes orders.',
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
  plan: 'a'.repeat(64),
};

describe('golden paths', () => {
  const repositories = createMockDirectory();
  const repositoryAt = (name: string) =>
    readRepository(repositories.resolve(`${name}.git`));
  let scaffolder: TestScaffolder;
  beforeAll(async () => {
    scaffolder = await TestScaffolder.start({ folder: repositories.path });
  });
  afterAll(() => scaffolder.stop());

  it.each([
    { language: 'go', ...plain, event: undefined },
    {
      language: 'go',
      ...plain,
      ...HOSTILE,
      name: `long-${'x'.repeat(57)}y`,
      event: 'pipeline.step.failed',
    },
    { language: 'python', ...plain, ...HOSTILE, name: 'null', event: '' },
    {
      language: 'python',
      ...plain,
      name: 'scoring-agent',
      description: undefined,
      event: 'pipeline.completed',
    },
  ] as const)(
    'bring the code of $name in $language to its repository, and ask for it: $event',
    async ({ language, plan, ...asked }) => {
      const template = `odp-${language}-service`;
      const task = await scaffolder.run(template, { ...asked, plan });

      expect(task.log).toMatch(/Run completed with status: completed$/);
      const { commits, files, executable, ...commit } = await repositoryAt(
        `acme-risk/${asked.name}`,
      );
      expect(commits).toHaveLength(1);
      expect(commit).toEqual({
        message: `Start ${asked.name} from its golden path`,
        author: 'ODP portal <portal@odp.invalid>',
      });
      expect(executable.sort()).toEqual([
        'ci/deploy.sh',
        'ci/image.sh',
        'ci/login.sh',
      ]);

      const { event = '', name, workspace, ...others } = asked;
      const { deploy, code } = apart(files);
      const skeleton = skeletonFiles(
        'odp-service-shared/skeleton',
        `${template}/skeleton`,
        ...(event ? [`${template}/skeleton-consumer`] : []),
      );
      expect(Object.keys(code).sort()).toEqual(Object.keys(skeleton).sort());
      const left = Object.entries(skeleton).filter(([file, text]) =>
        isCopied(file, text)
          ? code[file] !== text
          : // The hostile title asks for the name.
            /\bvalues\.(?!name \}\})/.test(code[file]),
      );
      expect(left).toEqual([]);

      const spec: ComponentSpec = {
        workspace,
        name,
        ...others,
        clusters: ['odp-eu'],
        description: asked.description ?? '',
        language,
        template: { name: template, version: '1.1.0' },
        ...(event && { event }),
      };
      const objects = renderComponent(target, { ...spec, digest: NO_IMAGE });
      const { resources, images } = parse(deploy['kustomization.yaml']);
      expect(
        resources.map((resource: string) => parse(deploy[resource])),
      ).toEqual(objects);
      expect(Object.keys(deploy).sort()).toEqual(
        [...resources, 'kustomization.yaml'].sort(),
      );
      expect(images).toEqual([
        {
          name: `registry.odp.internal/workspaces/acme-risk/${name}`,
          digest: NO_IMAGE,
        },
      ]);

      await expectEntities(code['catalog-info.yaml'], {
        title: asked.title,
        description: spec.description,
      });
      const { workspace: _, name: __, ...submitted } = spec;
      expect(scaffolder.backend.submitted.at(-1)).toEqual({
        kind: 'create-component',
        workspace,
        component: name,
        spec: submitted,
        planHash: plan,
        idempotencyKey: expect.stringContaining(task.id),
      });
      expect(task.output).toMatchObject({
        links: [
          {
            title: 'Component',
            url: `/workspaces/acme-risk/components/${name}`,
          },
          { title: 'Catalog', entityRef: `component:default/${name}` },
        ],
        text: [
          {
            title: 'It awaits its image',
            content: expect.stringContaining(`\`acme-risk/${name}.git\``),
          },
        ],
      });
    },
  );

  it('differ in their language, and in nothing else', async () => {
    const [go, python] = ['go', 'python'].map(language =>
      JSON.stringify(TestScaffolder.template(`odp-${language}-service`))
        .replaceAll(`odp-${language}-service`, 'odp-service')
        .replaceAll(`"${language}"`, '"language"')
        .replaceAll(language === 'go' ? 'Go' : 'Python', 'Language'),
    );
    expect(python).toBe(go);
  });
});

/** Whether a file is the same in every repository. */
function isCopied(file: string, text: string): boolean {
  return file.startsWith('.github/workflows/') || !/\{[{%#]/.test(text);
}

/** The folder of manifests, and all else. */
function apart(files: Record<string, string>) {
  const entries = Object.entries(files);
  const isManifest = ([file]: [string, string]) => file.startsWith('deploy/');
  return {
    deploy: Object.fromEntries(
      entries
        .filter(isManifest)
        .map(([file, text]) => [path.basename(file), text]),
    ),
    code: Object.fromEntries(entries.filter(entry => !isManifest(entry))),
  };
}

/** That the catalog takes them, and that they say what was asked for. */
async function expectEntities(text: string, metadata: object): Promise<void> {
  const policy = EntityPolicies.allOf([
    new SchemaValidEntityPolicy(),
    new FieldFormatEntityPolicy(),
  ]);
  const entities = parseAllDocuments(text).map(document => document.toJS());
  expect(entities.map(({ kind }) => kind)).toEqual(['Component', 'API']);
  for (const entity of entities) {
    await policy.enforce(entity);
    expect(entity.metadata).toMatchObject(metadata);
    expect(entity.spec).toMatchObject({
      system: 'acme-risk',
      owner: 'group:default/risk-platform',
    });
  }
}
