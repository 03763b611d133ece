import type { Fields, StoredObject } from '../store';

/** Labels without which the portal's writer neither makes nor changes what a component is made of. */
export const OF_COMPONENT = {
  'app.kubernetes.io/managed-by': 'odp-portal',
  'odp.io/component': 'app',
};

/** An image that there is, wherever every image can be pulled. */
export const IMAGE = imageOf('1'.repeat(64));

/** An image that no registry has: sandbox and testbed agree on its digest. */
export const MISSING_IMAGE = imageOf('0'.repeat(64));

const SELECTED = { 'app.kubernetes.io/name': 'app' };

/**
 * What a component `app` is made of, by the plural of its kind, as the portal
 * applies it: the Deployment says not how many pods, which its autoscaler does.
 */
export function componentObjects(
  labels: Record<string, string> = OF_COMPONENT,
): Record<string, StoredObject> {
  const metadata = { name: 'app', labels };
  return {
    deployments: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        selector: { matchLabels: SELECTED },
        strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: podTemplate(IMAGE),
      },
    },
    services: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: SELECTED, ports: [{ name: 'http', port: 80 }] },
    },
    poddisruptionbudgets: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { maxUnavailable: 1, selector: { matchLabels: SELECTED } },
    },
    horizontalpodautoscalers: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'app',
        },
        minReplicas: 2,
        maxReplicas: 4,
      },
    },
  };
}

/** The pods of a component, as Pod Security asks for them. */
export function podTemplate(image: string): Fields {
  return {
    metadata: { labels: SELECTED },
    spec: {
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'app',
          image,
          ports: [{ name: 'http', containerPort: 8080 }],
          readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
          resources: {
            requests: { cpu: '50m', memory: '64Mi' },
            limits: { cpu: '100m', memory: '64Mi' },
          },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}

function imageOf(digest: string): string {
  return `registry.example/team/app@sha256:${digest}`;
}
