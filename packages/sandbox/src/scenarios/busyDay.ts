import { BEHAVIOUR_ANNOTATION } from '../life';
import { resourceOfKey, type StoredObject } from '../store';
import { workspacesOfTheBusyDay } from './busyDayWorkspaces';
import { layOut } from './calm';
import { misbehave, patch, podsNamed, setImage } from './changes';
import { ago, DAY, HOUR, MINUTE, SECOND } from './past';
import type { Later, Scenario, Stage } from './Scenario';
import { createWorkspace } from './workspaces';

/** The node that falls silent; only the workspaces' batch pods run on it. */
const SILENT_NODE = 'general-b-zt41';

/** How long odp-us answers before its API begins to say 504. */
const US_ANSWERS_MS = 60 * SECOND;

/** A day on which several things go wrong at once, each with its own cause. */
export const busyDay: Scenario = stage =>
  stage.cluster.name === 'odp-us' ? secondary(stage) : primary(stage);

function primary(stage: Stage): Later[] {
  const { store } = stage.cluster;
  layOut(stage, [
    {
      pool: 'general',
      count: 12,
      names: [SILENT_NODE, 'general-a-h3mw', 'general-b-2ndk'],
    },
    { pool: 'gpu', count: 6 },
    { pool: 'storage', count: 9 },
    { pool: 'spot', count: 1 },
  ]);
  ago(stage, 2 * DAY, () => {
    patch(
      store,
      { kind: 'nodes', name: SILENT_NODE },
      {
        spec: {
          taints: [
            { key: 'odp.io/batch', value: 'true', effect: 'NoSchedule' },
          ],
        },
      },
    );
    workspacesOfTheBusyDay(SILENT_NODE).forEach(story =>
      createWorkspace(store, story),
    );
    functionsOutsideTheMesh(stage);
  });
  dataLayer(stage);
  executionLayer(stage);
  gpuShortage(stage);
  workspaceTroubles(stage);
  ago(stage, 48 * SECOND, () => {
    patch(
      store,
      { kind: 'nodes', name: SILENT_NODE },
      { metadata: { annotations: { [BEHAVIOUR_ANNOTATION]: 'silent' } } },
    );
  });
  return [];
}

/** yaml-processor 2.8.0 needs more memory than its limit. */
function executionLayer(stage: Stage) {
  const { store } = stage.cluster;
  const processors = () =>
    podsNamed(store, 'execution', 'yaml-processor').slice(0, 2);
  ago(stage, 35 * MINUTE, () =>
    setImage(store, {
      namespace: 'execution',
      name: 'yaml-processor',
      image: 'odp/yaml-processor:2.8.0',
    }),
  );
  ago(stage, 34 * MINUTE, () =>
    processors().forEach(pod =>
      misbehave(store, pod, { behaviour: 'oom', restarts: 8 }),
    ),
  );
  ago(stage, 100 * SECOND, () =>
    processors().forEach(pod =>
      misbehave(store, pod, { behaviour: 'oom', restarts: 9 }),
    ),
  );
}

/** data-catalog restarts, a PostgreSQL replica catches up and holds a drain, dagster is cut off from Pulsar. */
function dataLayer(stage: Stage) {
  const { store } = stage.cluster;
  ago(stage, 3 * HOUR, () => {
    store.remove(
      resourceOfKey('networkpolicies.networking.k8s.io'),
      'declared-dagster',
      'data',
    );
    store.create({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'dagster-quarantine', namespace: 'data' },
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'dagster' } },
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                podSelector: {
                  matchLabels: { 'app.kubernetes.io/name': 'data-catalog' },
                },
              },
            ],
          },
        ],
      },
    } as StoredObject);
  });
  ago(stage, 12 * MINUTE, () =>
    misbehave(store, podsNamed(store, 'data', 'data-catalog')[0], {
      behaviour: 'restarting',
      restarts: 4,
    }),
  );
  ago(stage, 9 * MINUTE, () => {
    patch(
      store,
      { kind: 'nodes', name: 'storage-c-0' },
      { spec: { unschedulable: true } },
    );
    misbehave(store, podsNamed(store, 'data', 'postgresql')[1], {
      behaviour: 'never-ready',
    });
  });
}

/** Two more NER pods than there are GPUs. */
function gpuShortage(stage: Stage) {
  ago(stage, 26 * MINUTE, () =>
    patch(
      stage.cluster.store,
      { kind: 'deployments.apps', namespace: 'ml', name: 'bentoml-ner' },
      { spec: { replicas: 5, progressDeadlineSeconds: 7200 } },
    ),
  );
}

function workspaceTroubles(stage: Stage) {
  const { store } = stage.cluster;
  ago(stage, 20 * MINUTE, () =>
    podsNamed(store, 'workspace-nordbank-kyc', 'kyc-matcher')
      .slice(0, 2)
      .forEach((pod, index) =>
        misbehave(store, pod, {
          behaviour: 'restarting',
          restarts: index === 0 ? 4 : 3,
        }),
      ),
  );
  ago(stage, 3 * MINUTE, () =>
    patch(
      store,
      {
        kind: 'deployments.apps',
        namespace: 'workspace-fjord-claims',
        name: 'claims-api',
      },
      {
        spec: {
          template: {
            metadata: { annotations: { [BEHAVIOUR_ANNOTATION]: 'slow' } },
            spec: {
              containers: [
                {
                  name: 'claims-api',
                  image: 'workspace/claims-api:3.1.0',
                  resources: {
                    requests: { cpu: '250m', memory: '512Mi' },
                    limits: { memory: '1Gi' },
                  },
                },
              ],
            },
          },
        },
      },
    ),
  );
}

/** Functions that somebody deployed without a proxy, in a namespace whose policies somebody removed. */
function functionsOutsideTheMesh(stage: Stage) {
  const { store } = stage.cluster;
  patch(
    store,
    { kind: 'namespaces', name: 'functions' },
    { metadata: { labels: { 'istio-injection': 'disabled' } } },
  );
  const policies = resourceOfKey('networkpolicies.networking.k8s.io');
  for (const { metadata } of store.list(policies, 'functions')) {
    store.remove(policies, metadata.name, 'functions');
  }
  for (const { metadata } of podsNamed(store, 'functions', 'openfaas')) {
    store.remove(resourceOfKey('pods'), metadata.name, 'functions');
  }
  const functions = ['ocr', 'resize', 'notify', 'enrich', 'mask', 'geo', 'tax'];
  functions.forEach((name, index) => {
    const labels = { 'app.kubernetes.io/name': `fn-${name}` };
    store.create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `fn-${name}`, namespace: 'functions', labels },
      spec: {
        replicas: index < 4 ? 3 : 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            tolerations: [{ operator: 'Exists' }],
            nodeSelector: {
              'cloud.google.com/gke-nodepool': index === 0 ? 'spot' : 'general',
            },
            containers: [
              {
                name: `fn-${name}`,
                image: `functions/${name}:1.0`,
                resources: {
                  requests: { cpu: '50m', memory: '64Mi' },
                  limits: { memory: '128Mi' },
                },
              },
            ],
          },
        },
      },
    } as StoredObject);
  });
}

function secondary(stage: Stage): Later[] {
  const { cluster } = stage;
  layOut(stage, [
    { pool: 'general', count: 7 },
    { pool: 'gpu', count: 6 },
    { pool: 'storage', count: 6 },
  ]);
  return [
    {
      afterMs: US_ANSWERS_MS,
      run: () => {
        cluster.faults.inject({
          effect: { kind: 'status', code: 504, reason: 'Timeout' },
        });
        cluster.faults.closeWatches('abrupt');
      },
    },
  ];
}
