import {
  coreServices,
  createBackendPlugin,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  componentEntityV1alpha1Validator,
  type Entity,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import type {
  ListedComponent,
  Workspace,
} from '@internal/plugin-odp-workspaces-common';
import express from 'express';
import path from 'node:path';
import catalogModuleOdpWorkspaces from './index';

const TARGET_STATE = path.resolve(__dirname, '../../../target-state/odp.yaml');

const acmeRisk: Workspace = {
  id: 'acme-risk',
  displayName: 'ACME risk',
  owner: 'group:default/risk-platform',
  members: [{ subject: 'user:default/auditor', role: 'viewer' }],
  tier: 'm',
  clusters: ['odp-eu', 'odp-us'],
  phase: 'ready',
  generation: 1,
  observedGeneration: 1,
  namespace: 'workspace-acme-risk',
  busNamespace: 'odp/workspace-acme-risk',
  usdPerMonth: 1234.08,
  conditions: [],
  createdAt: '2026-11-27T08:00:00.000Z',
};

const scoringAgent: ListedComponent = {
  workspace: 'acme-risk',
  name: 'scoring-agent',
  title: 'Scoring "agent"',
  description: '',
  language: 'python',
  template: { name: 'odp-python-service', version: '1.0.0' },
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
  event: 'pipeline.completed',
  repository: 'https://git.example.com/acme-risk/scoring-agent',
  owner: 'group:default/risk-platform',
  namespace: 'workspace-acme-risk',
  imageRepository: 'registry.example.com/acme-risk/scoring-agent',
  phase: 'ready',
  generation: 1,
  observedGeneration: 1,
  conditions: [],
  createdAt: '2026-11-27T08:00:00.000Z',
};

describe('catalogModuleOdpWorkspaces', () => {
  let backend: TestBackend;
  let answer: (response: express.Response) => void;
  let refresh: () => Promise<void>;
  let components: ListedComponent[];
  /** As the catalog holds them. */
  let entities: Entity[] | undefined;
  const warn = jest.fn();
  const logger = mockServices.logger.mock({ warn });
  const askedBy = new Set<string>();

  beforeEach(async () => {
    entities = undefined;
    components = [];
    warn.mockClear();
    const providers: EntityProvider[] = [];
    const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
    backend = await startTestBackend({
      extensionPoints: [
        [
          catalogProcessingExtensionPoint,
          {
            addEntityProvider: (provider: EntityProvider) =>
              providers.push(provider),
          },
        ],
      ],
      features: [
        catalogModuleOdpWorkspaces,
        createBackendPlugin({
          pluginId: 'odp-workspaces',
          register(env) {
            env.registerInit({
              deps: {
                httpAuth: coreServices.httpAuth,
                httpRouter: coreServices.httpRouter,
              },
              async init({ httpAuth, httpRouter }) {
                const router = express.Router();
                router.get('/:what', async (request, response) => {
                  const { principal } = await httpAuth.credentials(request, {
                    allow: ['service'],
                  });
                  askedBy.add(principal.subject);
                  if (request.params.what === 'components') {
                    response.json({ items: components });
                  } else {
                    answer(response);
                  }
                });
                httpRouter.use(router);
              },
            });
          },
        }),
        mockServices.scheduler.mock({
          createScheduledTaskRunner: () => ({
            run: async task => {
              tasks.push(task);
            },
          }),
        }).factory,
        mockServices.logger.mock({ warn, child: () => logger }).factory,
        mockServices.rootConfig.factory({
          data: { odp: { targetState: TARGET_STATE } },
        }),
      ],
    });
    await providers[0].connect({
      applyMutation: async mutation => {
        if (mutation.type === 'full') {
          entities = mutation.entities.map(({ entity }) => entity);
        }
      },
      refresh: async () => undefined,
    });
    refresh = async () => {
      await tasks[0].fn(new AbortController().signal);
    };
  });
  afterEach(() => backend.stop());

  const listed = (...items: Workspace[]) => {
    answer = response => response.json({ items });
    return refresh();
  };
  const refs = () => entities?.map(entity => stringifyEntityRef(entity));

  it('makes of a workspace a valid system with its two namespaces', async () => {
    await listed(acmeRisk);
    expect([...askedBy]).toEqual(['plugin:catalog']);
    for (const entity of entities!) {
      await new SchemaValidEntityPolicy().enforce(entity);
      await new FieldFormatEntityPolicy().enforce(entity);
      const validators = [
        systemEntityV1alpha1Validator,
        resourceEntityV1alpha1Validator,
      ];
      expect(
        await Promise.all(validators.map(one => one.check(entity))),
      ).toContain(true);
    }
    expect(entities).toMatchObject([
      {
        kind: 'System',
        metadata: {
          name: 'acme-risk',
          title: 'ACME risk',
          annotations: {
            'odp.io/workspace': 'acme-risk',
            'backstage.io/kubernetes-namespace': 'workspace-acme-risk',
          },
        },
        spec: {
          type: 'workspace',
          owner: 'group:default/risk-platform',
          domain: 'odp',
        },
      },
      {
        kind: 'Resource',
        metadata: { name: 'workspace-acme-risk' },
        spec: {
          type: 'kubernetes-namespace',
          system: 'acme-risk',
          owner: 'group:default/risk-platform',
          dependsOn: ['resource:default/odp-eu', 'resource:default/odp-us'],
        },
      },
      {
        kind: 'Resource',
        metadata: { title: 'odp/workspace-acme-risk' },
        spec: { type: 'pulsar-namespace', system: 'acme-risk' },
      },
    ]);
    for (const { metadata } of entities!) {
      expect(metadata.annotations).not.toHaveProperty(
        'backstage.io/kubernetes-cluster',
      );
    }
  });

  it('makes of a component a valid entity with its relations, of which nobody wrote an annotation', async () => {
    components = [
      {
        ...scoringAgent,
        clusters: ['odp-eu', 'odp-us'],
        subscription: {
          topic: 'persistent://odp/workspace-acme-risk/pipeline.completed',
          subscription: 'scoring-agent',
          deadLetterTopic: 'persistent://odp/workspace-acme-risk/a-DLQ',
        },
        conditions: [
          {
            system: 'subscription',
            place: 'eu-bus',
            state: 'ready',
            reason: 'Made',
            message: 'Events are kept for it.',
            observedGeneration: 1,
            since: '2026-11-27T08:00:00.000Z',
            checkedAt: '2026-11-27T08:00:00.000Z',
          },
        ],
      },
      { ...scoringAgent, name: 'asked-for', phase: 'waiting' },
      { ...scoringAgent, name: 'went', phase: 'gone' },
    ];
    await listed(acmeRisk);
    const found = entities!.filter(({ kind }) => kind === 'Component');
    expect(found).toMatchObject([
      {
        metadata: {
          name: 'scoring-agent',
          title: 'Scoring "agent"',
          tags: ['python'],
          annotations: {
            'odp.io/workspace': 'acme-risk',
            'odp.io/component': 'scoring-agent',
            'odp.io/clusters': 'odp-eu,odp-us',
            'odp.io/awaits-image': 'true',
            'odp.io/topic':
              'persistent://odp/workspace-acme-risk/pipeline.completed',
            'odp.io/bus-instances': 'eu-bus',
            'backstage.io/kubernetes-namespace': 'workspace-acme-risk',
            'backstage.io/kubernetes-label-selector':
              'app.kubernetes.io/name=scoring-agent,odp.io/component=scoring-agent',
            'backstage.io/source-location':
              'url:https://git.example.com/acme-risk/scoring-agent',
          },
        },
        spec: {
          system: 'acme-risk',
          owner: 'group:default/risk-platform',
          dependsOn: [
            'resource:default/workspace-acme-risk',
            'resource:default/event-bus-workspace-acme-risk',
          ],
          consumesApis: ['pipeline.completed'],
        },
      },
    ]);
    await new SchemaValidEntityPolicy().enforce(found[0]);
    await new FieldFormatEntityPolicy().enforce(found[0]);
    expect(await componentEntityV1alpha1Validator.check(found[0])).toBe(true);
    components = [{ ...scoringAgent, digest: `sha256:${'a'.repeat(64)}` }];
    await listed(acmeRisk);
    expect(
      entities!.find(({ kind }) => kind === 'Component')!.metadata.annotations,
    ).not.toHaveProperty('odp.io/awaits-image');
    // What it depends on is there.
    const named = entities!.map(entity => stringifyEntityRef(entity));
    expect(named).toEqual(
      expect.arrayContaining(found[0].spec!.dependsOn as string[]),
    );
  });

  it('leaves out what is gone and what was only asked for, and takes away what went', async () => {
    await listed(
      acmeRisk,
      { ...acmeRisk, id: 'asked-for', phase: 'waiting' },
      { ...acmeRisk, id: 'went', phase: 'gone' },
      { ...acmeRisk, id: 'ending', phase: 'removing' },
    );
    expect(refs()!.filter(ref => ref.startsWith('system:'))).toEqual([
      'system:default/acme-risk',
      'system:default/ending',
    ]);
    await listed();
    expect(entities).toEqual([]);
  });

  it.each([
    [
      'is away',
      (response: express.Response) => response.destroy(),
      'does not answer',
    ],
    [
      'fails',
      (response: express.Response) => response.status(503).json({}),
      'answers 503',
    ],
    [
      'answers with something else',
      (response: express.Response) => response.json({ items: [{ id: 'x' }] }),
      'something else than workspaces',
    ],
  ])(
    'keeps what it has while the backend %s, and says so once',
    async (_how, trouble, words) => {
      await listed(acmeRisk);
      answer = trouble;
      await refresh();
      await refresh();
      expect(refs()).toContain('system:default/acme-risk');
      expect(warn).toHaveBeenCalledTimes(1);
      expect(warn.mock.calls[0][0]).toContain(words);
    },
  );
});
