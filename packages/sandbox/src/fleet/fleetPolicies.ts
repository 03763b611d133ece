import { formatQuantity, namespaceUsage } from '../life/quota';
import type { Fields, ObjectStore, StoredObject } from '../store';
import type { FleetNamespace } from './planNamespaces';
import type { FleetSeed } from './FleetSeed';

/** The namespace itself and its network policies. */
export function createNamespace(
  store: ObjectStore,
  { name, labels, owner }: FleetNamespace,
): void {
  const create = (object: object) => store.create(object as StoredObject);
  create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: { 'kubernetes.io/metadata.name': name, ...labels },
      annotations: { 'odp.io/owner': `group:default/${owner}` },
    },
    status: { phase: 'Active' },
  });
  const policy = (policyName: string, spec: Fields) =>
    create({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: policyName, namespace: name },
      spec: { podSelector: {}, ...spec },
    });
  policy('default-deny', { policyTypes: ['Ingress', 'Egress'] });
  policy('allow-within', {
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [{ podSelector: {} }] }],
    egress: [{ to: [{ podSelector: {} }] }],
  });
}

/** The quota of a workspace, written last so that it need not admit each pod: 30 to 95 % used. */
export function createQuota(
  store: ObjectStore,
  namespace: FleetNamespace,
  seed: FleetSeed,
): void {
  const keys = ['requests.cpu', 'requests.memory', 'limits.memory', 'pods'];
  const used = namespaceUsage(store, namespace.name, keys);
  const hard = Object.fromEntries(
    keys.map(key => [
      key,
      formatQuantity(
        key,
        Math.ceil((Math.max(used[key] ?? 0, 1) * 100) / seed.between(30, 95)),
      ),
    ]),
  );
  store.create({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'workspace', namespace: namespace.name },
    spec: { hard },
  });
  store.create({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'workspace', namespace: namespace.name },
    spec: {
      limits: [
        {
          type: 'Container',
          default: { memory: '256Mi' },
          defaultRequest: { cpu: '50m', memory: '128Mi' },
        },
      ],
    },
  });
}

/** Service and disruption budget of a workload. */
export function createServiceAndBudget(
  store: ObjectStore,
  workload: { name: string; namespace: string; replicas: number },
): void {
  const { name, namespace, replicas } = workload;
  const labels = { 'app.kubernetes.io/name': name };
  store.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: {
      type: 'ClusterIP',
      selector: labels,
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
    },
  });
  if (replicas > 2) {
    store.create({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, namespace, labels },
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: labels },
      },
    });
  }
}
