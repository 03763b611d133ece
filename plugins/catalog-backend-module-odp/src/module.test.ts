import {
  componentEntityV1alpha1Validator,
  apiEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  type Entity,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  FieldFormatEntityPolicy,
} from '@backstage/catalog-model';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadTargetState } from '@internal/target-state';
import catalogModuleOdp from './index';

const TARGET_STATE = path.resolve(__dirname, '../../../target-state/odp.yaml');

const VALIDATORS = [
  componentEntityV1alpha1Validator,
  apiEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
];

async function entitiesFor(targetState: string): Promise<Entity[]> {
  const providers: EntityProvider[] = [];
  await startTestBackend({
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
      catalogModuleOdp,
      mockServices.rootConfig.factory({
        data: {
          auth: { providers: { 'example-roles': {} } },
          odp: {
            targetState,
            exampleRoles: [
              {
                name: 'viewer',
                title: 'Viewer',
                user: 'user:default/viewer',
                groups: ['group:default/viewers'],
              },
            ],
          },
        },
      }),
    ],
  });
  let entities: Entity[] = [];
  await providers[0].connect({
    applyMutation: async mutation => {
      if (mutation.type === 'full') {
        entities = mutation.entities.map(({ entity }) => entity);
      }
    },
    refresh: async () => {},
  });
  return entities;
}

describe('catalogModuleOdp', () => {
  it('gives the catalog valid entities for every part that the document names', async () => {
    const entities = await entitiesFor(TARGET_STATE);
    const refs = entities.map(entity => stringifyEntityRef(entity));

    for (const entity of entities) {
      await new SchemaValidEntityPolicy().enforce(entity);
      await new FieldFormatEntityPolicy().enforce(entity);
      const valid = await Promise.all(
        VALIDATORS.map(validator => validator.check(entity)),
      );
      expect([entity.metadata.name, valid.some(Boolean)]).toEqual([
        entity.metadata.name,
        true,
      ]);
    }
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toEqual(
      expect.arrayContaining([
        'domain:default/odp',
        ...[
          'execution',
          'data',
          'ml',
          'storage',
          'functions',
          'observability',
          'ingress-identity',
          'external',
        ].map(name => `system:default/${name}`),
        ...[
          'kong',
          'istiod',
          'istio-ingress',
          'keycloak',
          'temporal',
          'user-api',
          'agent-orchestrator',
          'yaml-processor',
          'dagster',
          'data-catalog',
          'mlflow',
          'bentoml-operator',
          'openfaas',
          'prometheus',
          'grafana',
          'loki',
          'tempo',
          'otel-collector',
          'node-exporter',
          'cadvisor',
          'vault',
          'cilium',
          'velero',
          'waf',
          'siem',
          'global-load-balancer',
          'lambda-labs',
          'analytics',
          'audit-logger',
          'ml-training',
        ].map(name => `component:default/${name}`),
        ...[
          'postgresql',
          'neo4j',
          'qdrant',
          'pulsar',
          'zookeeper',
          'bookkeeper',
          'redis',
          'gcs-delta-lake',
          'pool-general',
          'pool-gpu',
          'pool-storage',
          'pool-spot',
          'odp-eu',
          'odp-us',
        ].map(name => `resource:default/${name}`),
        ...[
          'submitted',
          'step.started',
          'step.completed',
          'step.failed',
          'validation.passed',
          'validation.failed',
          'completed',
          'cancelled',
        ].map(name => `api:default/pipeline.${name}`),
        'user:default/viewer',
        'group:default/viewers',
      ]),
    );
  });

  it('relates parts as the document draws them, and marks what is not measured', async () => {
    const entities = await entitiesFor(TARGET_STATE);
    const find = (name: string) =>
      entities.find(({ metadata }) => metadata.name === name)!;

    expect(find('temporal').spec).toMatchObject({
      system: 'execution',
      dependsOn: [
        'resource:default/postgresql',
        'resource:default/pulsar',
        'component:default/otel-collector',
        'component:default/vault',
      ],
    });
    const { eventBus } = loadTargetState(TARGET_STATE);
    const named = (event: { name: string }) => `api:default/${event.name}`;
    for (const name of ['user-api', 'temporal', 'dagster', 'ml-training']) {
      const provides = eventBus.events.filter(({ producers }) =>
        producers.includes(name),
      );
      const consumes = eventBus.events.filter(({ consumers }) =>
        consumers.includes(name),
      );
      expect(find(name).spec?.providesApis ?? []).toEqual(provides.map(named));
      expect(find(name).spec?.consumesApis ?? []).toEqual(consumes.map(named));
      expect(provides.length + consumes.length).toBeGreaterThan(0);
    }
    expect(find('yaml-processor').spec).toMatchObject({
      consumesApis: ['api:default/pipeline.submitted'],
    });
    expect(find('external').metadata.annotations).toMatchObject({
      'odp.io/external': 'true',
    });
    expect(find('user-api').metadata.annotations).toMatchObject({
      'backstage.io/kubernetes-label-selector':
        'app.kubernetes.io/name=user-api',
      'backstage.io/kubernetes-namespace': 'execution',
      'odp.io/component': 'user-api',
    });
    expect(find('waf').metadata.annotations).toMatchObject({
      'odp.io/external': 'true',
    });
    const known = new Set(entities.map(entity => stringifyEntityRef(entity)));
    const referenced = entities.flatMap(({ spec }) =>
      ['dependsOn', 'providesApis', 'consumesApis', 'dependencyOf'].flatMap(
        key => (spec?.[key] as string[] | undefined) ?? [],
      ),
    );
    expect(referenced.filter(ref => !known.has(ref))).toEqual([]);
  });

  it('refuses to start with a wrong file and names line and rule', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'odp-'));
    const file = path.join(folder, 'odp.yaml');
    writeFileSync(file, 'document:\n  title: 7\n');
    await expect(entitiesFor(file)).rejects.toThrow(
      /odp\.yaml:2:10 document\.title: Expected string, received number/,
    );
    rmSync(folder, { recursive: true });
  });
});
