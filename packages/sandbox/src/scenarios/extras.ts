import type { ObjectStore, StoredObject } from '../store';
import { patch } from './changes';

const EXTRAS = [
  { namespace: 'vault', name: 'vault-agent-injector', replicas: 2 },
  { namespace: 'cert-manager', name: 'cainjector', replicas: 2 },
  { namespace: 'cert-manager', name: 'webhook', replicas: 3 },
];

/** What charts bring along and no document names: it is in no catalog. */
export function besideTheDocument(store: ObjectStore): void {
  for (const { namespace, name, replicas } of EXTRAS) {
    const labels = { 'app.kubernetes.io/name': name };
    store.create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace, labels },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: {
            labels: { ...labels, 'sidecar.istio.io/inject': 'false' },
          },
          spec: {
            nodeSelector: { 'cloud.google.com/gke-nodepool': 'general' },
            containers: [
              {
                name,
                image: `charts/${name}:1.13.2`,
                resources: {
                  requests: { cpu: '50m', memory: '64Mi' },
                  limits: { memory: '256Mi' },
                },
              },
            ],
          },
        },
      },
    } as StoredObject);
  }
}

/** Gives a Deployment an autoscaler that has brought it to so many replicas. */
export function scaleBySelf(
  store: ObjectStore,
  target: { namespace: string; name: string; replicas: number },
): void {
  const { namespace, name, replicas } = target;
  const deployment = { kind: 'deployments.apps', namespace, name };
  const before = patch(store, deployment, { spec: { replicas } });
  store.create({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace, labels: before.metadata.labels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 3,
      maxReplicas: 10,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 70 },
          },
        },
      ],
    },
  } as StoredObject);
}
