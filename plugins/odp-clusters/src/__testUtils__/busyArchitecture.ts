import {
  anArchitecture,
  anArchitectureComponent,
  anArchitectureEdge,
  anExternalComponent,
  aPath,
  aReason,
} from '@internal/test-utils';

const quarantine = {
  verdict: 'blocked' as const,
  policies: ['data/dagster-quarantine', 'data/default-deny'],
  words:
    'data/dagster-quarantine lets dagster reach only pods of data-catalog of this namespace; data/default-deny drops the rest.',
};

/** What would let Dagster reach the bus. */
export const ALLOWING_RULE = [
  'apiVersion: networking.k8s.io/v1',
  'kind: NetworkPolicy',
  'metadata:',
  '  name: allow-dagster-to-pulsar',
  '  namespace: data',
].join('\n');

/** Dagster is cut off from the bus though it is its producer. */
export const blockedEdge = anArchitectureEdge('dagster', 'pulsar', {
  kind: 'blocked',
  port: { name: 'pulsar', port: 6650, protocol: 'TCP' },
  declared: [
    {
      by: 'dependency',
      words: 'Dagster declares that it depends on Apache Pulsar',
      source: 'Kubernetes Architecture > Cluster Topology',
    },
    {
      by: 'producer',
      words: 'Dagster is a producer of pipeline.validation.passed',
      source: 'Event Bus: Apache Pulsar > Event Types',
    },
  ],
  path: aPath({
    verdict: 'blocked',
    egress: quarantine,
    ingress: {
      verdict: 'allowed',
      policies: ['storage/declared-pulsar'],
      words: 'storage/declared-pulsar admits to pulsar pods of dagster',
    },
    allowingRule: ALLOWING_RULE,
  }),
});

/** Functions use the database, and nothing says that they may. */
export const undeclaredEdge = anArchitectureEdge('openfaas', 'postgresql', {
  kind: 'undeclared',
  declared: [],
  observed: {
    state: 'seen',
    perMinute: 3.2,
    words: 'over the last 5 min',
    asOf: '2026-11-23T14:03:45Z',
  },
  mesh: 'openfaas has no proxy, and postgresql takes plain text as well (PERMISSIVE)',
});

const seen = {
  kind: 'carrying' as const,
  observed: {
    state: 'seen' as const,
    perMinute: 1240,
    words: 'over the last 5 min',
    asOf: '2026-11-23T14:03:45Z',
  },
};

/** The busy day of `odp-eu`, with traffic measured: one blocked path, one that nobody declared, one quiet. */
export function busyArchitecture() {
  return anArchitecture({
    layers: [
      {
        id: 'execution',
        title: 'Execution',
        namespaces: ['execution'],
        status: 'degraded',
      },
      { id: 'data', title: 'Data', namespaces: ['data'], status: 'degraded' },
      { id: 'ml', title: 'ML', namespaces: ['ml'], status: 'failing' },
      {
        id: 'storage',
        title: 'Storage',
        namespaces: ['storage'],
        status: 'healthy',
      },
      {
        id: 'functions',
        title: 'Functions',
        namespaces: ['functions'],
        status: 'healthy',
      },
      { id: 'external', title: 'External', namespaces: [] },
    ],
    components: [
      anArchitectureComponent('temporal', {
        title: 'Temporal',
        budget: { name: 'temporal', allowed: 1 },
      }),
      anArchitectureComponent('user-api', {
        title: 'User API',
        language: 'Go',
        ready: 10,
        desired: 10,
        ambiguousPods: ['user-api-canary-5d9c'],
      }),
      anArchitectureComponent('yaml-processor', {
        title: 'YAML Processor',
        status: 'degraded',
        reasons: [
          aReason({
            object: { kind: 'Deployment', name: 'yaml-processor' },
            message: 'yaml-processor: 3 of 5 pods ready; 2 pods: out of memory',
          }),
        ],
        ready: 3,
        desired: 5,
      }),
      anArchitectureComponent('dagster', { title: 'Dagster', layer: 'data' }),
      anArchitectureComponent('postgresql', {
        title: 'PostgreSQL',
        layer: 'data',
        kind: 'statefulset',
        status: 'degraded',
        ready: 2,
        budget: { name: 'postgresql', allowed: 0 },
      }),
      anArchitectureComponent('mlflow', {
        title: 'MLflow',
        layer: 'ml',
        presence: 'absent',
        status: 'failing',
        reasons: [
          aReason({
            rule: 'component.absent',
            status: 'failing',
            object: { kind: 'Deployment', name: 'mlflow', namespace: 'ml' },
            message: 'mlflow: nothing of it runs in odp-eu',
            since: undefined,
          }),
        ],
        ready: undefined,
        desired: undefined,
        workloads: [],
        mesh: undefined,
      }),
      anArchitectureComponent('pulsar', {
        title: 'Apache Pulsar',
        layer: 'storage',
        kind: 'statefulset',
      }),
      anArchitectureComponent('openfaas', {
        title: 'OpenFaaS',
        layer: 'functions',
        ready: 18,
        desired: 18,
        mesh: { mode: 'PERMISSIVE', barePods: 18 },
      }),
      anExternalComponent('gcs-delta-lake', 'GCS Delta Lake'),
    ],
    edges: [
      anArchitectureEdge('temporal', 'postgresql', seen),
      anArchitectureEdge('temporal', 'pulsar', seen),
      anArchitectureEdge('user-api', 'pulsar', seen),
      anArchitectureEdge('yaml-processor', 'temporal', seen),
      blockedEdge,
      anArchitectureEdge('dagster', 'gcs-delta-lake', {
        ...seen,
        path: undefined,
      }),
      anArchitectureEdge('mlflow', 'gcs-delta-lake', {
        kind: 'quiet',
        path: undefined,
        observed: { state: 'none', words: 'over the last 5 min' },
      }),
      undeclaredEdge,
    ],
    allowedOnly: 14,
    traffic: {
      state: 'measured',
      words: 'Traffic of the last 5 min',
      asOf: '2026-11-23T14:03:45Z',
    },
  });
}
