import type { ArchitectureTarget, TargetComponent } from '../ArchitectureInput';

/** A component of a target state; its kind is a Deployment unless told otherwise. */
function aComponent(
  place: string,
  more: Partial<TargetComponent> = {},
): TargetComponent {
  const [layer, namespace, name] = place.split('/');
  return {
    name,
    title: name,
    description: `What ${name} does.`,
    kind: namespace ? 'deployment' : 'external',
    type: 'service',
    layer,
    ...(namespace && { namespace, replicas: 2 }),
    source: 'Cluster Topology',
    ...more,
  };
}

const METRICS = { name: 'metrics', port: 9102, metricsPath: '/metrics' };
const http = { ports: [{ name: 'http', port: 8080 }, METRICS] };

/** A small platform: every kind of component, dependency and event. */
export const TARGET: ArchitectureTarget = {
  layers: [
    {
      id: 'external',
      title: 'External',
      namespaces: [],
    },
    { id: 'ingress', title: 'Ingress', namespaces: ['kong', 'istio-system'] },
    { id: 'execution', title: 'Execution', namespaces: ['execution'] },
    { id: 'data', title: 'Data', namespaces: ['data'] },
    { id: 'storage', title: 'Storage', namespaces: ['storage'] },
    { id: 'functions', title: 'Functions', namespaces: ['functions'] },
    {
      id: 'platform',
      title: 'Platform services',
      namespaces: ['vault', 'observability'],
    },
  ],
  components: [
    aComponent('external//waf', { dependsOn: ['load-balancer'] }),
    aComponent('external//load-balancer', { dependsOn: ['kong'] }),
    aComponent('external//object-store'),
    aComponent('ingress/kong/kong', {
      ...http,
      dependsOn: ['yaml-processor'],
    }),
    aComponent('execution/execution/yaml-processor', {
      ...http,
      title: 'YAML Processor',
      dependsOn: ['pulsar'],
    }),
    aComponent('data/data/dagster', {
      ...http,
      title: 'Dagster',
      dependsOn: ['data-catalog', 'object-store', 'pulsar'],
    }),
    aComponent('data/data/data-catalog', {
      ...http,
      title: 'Data Catalog',
      dependsOn: ['postgresql'],
      assumed: { dependsOn: 'A catalog keeps its entries somewhere.' },
    }),
    aComponent('data/data/postgresql', {
      kind: 'statefulset',
      type: 'database',
      ports: [{ name: 'postgresql', port: 5432 }],
    }),
    aComponent('storage/storage/pulsar', {
      title: 'Apache Pulsar',
      kind: 'statefulset',
      type: 'bus',
      ports: [
        { name: 'admin', port: 8443 },
        { name: 'pulsar', port: 6650 },
        { name: 'http', port: 8081, metricsPath: '/metrics' },
      ],
      scrape: 'static',
    }),
    aComponent('functions/functions/openfaas', http),
    aComponent('platform/vault/vault', { replicas: 0 }),
    aComponent('platform/observability/prometheus', {
      title: 'Prometheus',
      ports: [{ name: 'http', port: 9090 }],
      dependsOn: ['node-exporter'],
    }),
    aComponent('platform/observability/node-exporter', {
      kind: 'daemonset',
      ports: [METRICS],
    }),
  ],
  eventBus: {
    component: 'pulsar',
    events: [
      {
        name: 'validation.passed',
        producers: ['dagster'],
        consumers: ['yaml-processor'],
      },
      { name: 'validation.failed', producers: ['dagster'], consumers: [] },
    ],
    eventsSource: 'Event Types',
  },
  mesh: { rootNamespace: 'istio-system' },
  scrape: { intervalSeconds: 15, source: 'Prometheus Configuration' },
};

/** The target state, with more dependencies of one component. */
export function dependingOn(from: string, ...to: string[]): ArchitectureTarget {
  return {
    ...TARGET,
    components: TARGET.components.map(component =>
      component.name === from
        ? { ...component, dependsOn: [...(component.dependsOn ?? []), ...to] }
        : component,
    ),
  };
}
