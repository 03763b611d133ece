import { BEHAVIOUR_ANNOTATION, type PoolSize } from '../life';
import { warn } from '../life/events';
import { resourceOfKey, type StoredObject } from '../store';
import { secondary } from './busyDayAcross';
import { functionsOutsideTheMesh } from './busyDayFunctions';
import { workspacesOfTheBusyDay } from './busyDayWorkspaces';
import { besideTheDocument, scaleBySelf } from './extras';
import { layOut } from './calm';
import { misbehave, patch, podsNamed, setImage } from './changes';
import { ago, DAY, HOUR, MINUTE, SECOND } from './past';
import { rollOutSlowly } from './rollOutSlowly';
import type { Later, Scenario, Stage } from './Scenario';
import { createWorkspace } from './workspaces';

/** The node that falls silent; only the workspaces' batch pods run on it. */
const SILENT_NODE = 'general-b-zt41';

/** Twelve general nodes and the one for batch, in zones of unequal size; no spot node is up. */
const NODES_OF_EUROPE: PoolSize[] = [
  {
    pool: 'general',
    count: 13,
    names: [
      ...['7f2k', '9xq4', 't8zd', 'h3mw'].map(id => `general-a-${id}`),
      ...['5vbr', '2ndk', 'c6pl', 'k9ws'].map(id => `general-b-${id}`),
      SILENT_NODE,
      ...['4gjh', 'b7nx', 'm2qf', 'w5cd'].map(id => `general-c-${id}`),
    ],
  },
  {
    pool: 'gpu',
    count: 6,
    names: ['a-d8fk', 'a-r2vx', 'b-h5tm', 'b-q9zc', 'c-j3wp', 'c-n6bl'].map(
      id => `gpu-${id}`,
    ),
  },
  {
    pool: 'storage',
    count: 9,
    // In the order in which the scheduler brings postgresql-1 and -2 to b-0 and c-0.
    names: 'a-0 b-2 c-1 a-1 b-1 c-0 a-2 b-0 c-2'
      .split(' ')
      .map(id => `storage-${id}`),
  },
];

/** Where the story tells of the two processors. */
const NODES_OUT_OF_MEMORY = ['general-a-h3mw', 'general-b-2ndk'];

/** A day on which several things go wrong at once, each with its own cause. */
export const busyDay: Scenario = stage =>
  stage.cluster.name === 'odp-us' ? secondary(stage) : primary(stage);

function primary(stage: Stage): Later[] {
  const { store } = stage.cluster;
  layOut(stage, NODES_OF_EUROPE, () =>
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
    ),
  );
  ago(stage, 2 * DAY, () => {
    besideTheDocument(store);
    workspacesOfTheBusyDay(SILENT_NODE).forEach(story =>
      createWorkspace(stage, story),
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
    podsNamed(store, 'execution', 'yaml-processor')
      .map(pod => ({
        pod,
        elsewhere: !NODES_OUT_OF_MEMORY.includes(pod.spec?.nodeName),
      }))
      .sort((a, b) => Number(a.elsewhere) - Number(b.elsewhere))
      .slice(0, 2)
      .map(({ pod }) => pod);
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
  ago(stage, 20 * HOUR, () => {
    scaleBySelf(store, { namespace: 'data', name: 'dagster', replicas: 8 });
    scaleBySelf(store, {
      namespace: 'data',
      name: 'data-catalog',
      replicas: 6,
    });
  });
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

/** Two more NER pods than there are GPUs, and the cloud gives no more of them. */
function gpuShortage(stage: Stage) {
  const { cluster, target } = stage;
  const { store } = cluster;
  const zones = target.clusters.find(
    ({ name }) => name === cluster.name,
  )!.zones;
  const refuse = (times: number) =>
    podsNamed(store, 'ml', 'bentoml-ner')
      .filter(({ spec }) => !spec?.nodeName)
      .forEach(pod =>
        warn(store, pod, {
          reason: 'FailedScaleUp',
          message: `Node scale up in zones ${zones.join(
            ', ',
          )} associated with this pod failed: GCE quota exceeded. Pod is at risk of not being scheduled.`,
          count: times,
        }),
      );
  ago(stage, 26 * MINUTE, () =>
    patch(
      store,
      { kind: 'deployments.apps', namespace: 'ml', name: 'bentoml-ner' },
      { spec: { replicas: 5, progressDeadlineSeconds: 7200 } },
    ),
  );
  ago(stage, 25 * MINUTE, () => refuse(1));
  ago(stage, 2 * MINUTE, () => refuse(9));
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
  ago(stage, 3 * MINUTE, () => rollOutSlowly(store));
}
