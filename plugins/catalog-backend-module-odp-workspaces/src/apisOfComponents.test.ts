import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { componentEntities } from './componentEntities';
import { ServiceApis } from './ServiceApis';

const OPENAPI =
  'openapi: 3.0.3\ninfo: { title: Orders, version: 0.1.0 }\npaths: {}\n';

const ordersApi: ListedComponent = {
  workspace: 'acme-risk',
  name: 'orders-api',
  title: 'Orders',
  description: 'Takes orders.',
  language: 'go',
  template: { name: 'odp-go-service', version: '1.1.0' },
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
  owner: 'group:default/risk-platform',
  namespace: 'workspace-acme-risk',
  imageRepository: 'registry.example.com/acme-risk/orders-api',
  phase: 'ready',
  generation: 1,
  observedGeneration: 1,
  conditions: [],
  createdAt: '2026-11-27T08:00:00.000Z',
};

describe('the API of a component', () => {
  const place = createMockDirectory();
  const gitdir = place.resolve('git/acme-risk/orders-api.git');
  const repository = { fs, gitdir };
  const apisOf = (settings: object) =>
    ServiceApis.fromConfig(
      mockServices.rootConfig({
        data: { odp: { goldenPaths: { git: settings } } } as any,
      }),
      mockServices.logger.mock(),
    );
  let apis: ServiceApis;
  beforeEach(() => {
    place.clear();
    apis = apisOf({ folder: place.resolve('git') });
  });

  /** Pushes a commit with this as the definition, or without one. */
  const push = async (definition?: string | Uint8Array) => {
    await git.init({ ...repository, bare: true, defaultBranch: 'main' });
    const blob = (content: string | Uint8Array) =>
      git.writeBlob({ ...repository, blob: Buffer.from(content) });
    const folder = await git.writeTree({
      ...repository,
      tree: [
        {
          mode: '100644',
          type: 'blob',
          path: definition === undefined ? 'notes.txt' : 'openapi.yaml',
          oid: await blob(definition ?? 'none'),
        },
      ],
    });
    const tree = await git.writeTree({
      ...repository,
      tree: [{ mode: '040000', type: 'tree', path: 'api', oid: folder }],
    });
    const author = { name: 'A', email: 'a@git.example' };
    await git.commit({ ...repository, tree, author, message: 'Change' });
  };
  const entities = async (): Promise<Entity[]> =>
    componentEntities(ordersApi, await apis.definitionOf(ordersApi));

  it('is what main of its repository says, in its system, and provided by it', async () => {
    await push(OPENAPI);
    const [component, api, ...others] = await entities();
    expect(others).toEqual([]);
    expect(await componentEntityV1alpha1Validator.check(component)).toBe(true);
    expect(await apiEntityV1alpha1Validator.check(api)).toBe(true);
    expect(component.spec).toMatchObject({ providesApis: ['orders-api'] });
    expect(api).toMatchObject({
      kind: 'API',
      metadata: { name: 'orders-api', namespace: 'default', title: 'Orders' },
      spec: {
        type: 'openapi',
        system: 'acme-risk',
        owner: 'group:default/risk-platform',
        definition: OPENAPI,
      },
    });

    await push(`${OPENAPI}# Changed\n`);
    expect((await entities())[1].spec).toMatchObject({
      definition: `${OPENAPI}# Changed\n`,
    });
    await push();
    expect(await entities()).toHaveLength(1);
  });

  it.each([
    ['no such file', undefined],
    ['an empty one', ' \n'],
    ['what is no text', new Uint8Array([0xff, 0xfe, 0x00])],
    ['what no database stores', 'openapi: "\0"'],
    ['one that is too big', 'x'.repeat(600 * 1024)],
  ])(
    'is not there for %s, and nothing says that it is',
    async (_what, text) => {
      await push(text);
      const found = await entities();
      expect(found.map(({ kind }) => kind)).toEqual(['Component']);
      expect(found[0].spec).not.toHaveProperty('providesApis');
    },
  );

  it('is not there where there is no repository, or code is on a host', async () => {
    expect(await apis.definitionOf(ordersApi)).toBeUndefined();
    await push(OPENAPI);
    for (const settings of [{ type: 'github', owner: 'acme' }, {}]) {
      expect(await apisOf(settings).definitionOf(ordersApi)).toBeUndefined();
    }
  });

  it('stays as it was while the repository cannot be read', async () => {
    await push(OPENAPI);
    await apis.definitionOf(ordersApi);
    await push('openapi: 3.1.0\n');
    const objects = `${gitdir}/objects`;
    fs.renameSync(objects, `${objects}.away`);
    fs.writeFileSync(objects, 'a file where a folder was');
    expect(await apis.definitionOf(ordersApi)).toBe(OPENAPI);
    fs.rmSync(objects);
    fs.renameSync(`${objects}.away`, objects);
    expect(await apis.definitionOf(ordersApi)).toBe('openapi: 3.1.0\n');
  });

  it('has no docs to view, because none are published', async () => {
    await push(OPENAPI);
    for (const { metadata } of await entities()) {
      expect(metadata.annotations).not.toHaveProperty(
        'backstage.io/techdocs-ref',
      );
    }
  });
});
