import { resourceOfKey, type StoredObject } from '../store';
import { patch, podsNamed } from './changes';
import type { Stage } from './Scenario';

/** Functions that somebody deployed without a proxy, in a namespace whose policies somebody removed. */
export function functionsOutsideTheMesh(stage: Stage) {
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
            nodeSelector: { 'cloud.google.com/gke-nodepool': 'general' },
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
