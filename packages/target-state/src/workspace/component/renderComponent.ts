import type { KubernetesObject } from '../../render';
import type { TargetState } from '../../schema';
import { componentMetadata, componentSelector } from './componentNames';
import type { ComponentSpec } from './componentSpec';
import { renderComponentPod } from './renderComponentPod';

/**
 * All objects of a component in one cluster, the same in each of its clusters,
 * in an order in which an API server accepts them. What runs comes with the
 * first image: before it there is a Service that leads nowhere yet.
 *
 * @throws Error for a size that there is not.
 */
export function renderComponent(
  target: TargetState,
  spec: ComponentSpec,
): KubernetesObject[] {
  const metadata = componentMetadata(spec);
  const { digest } = spec;
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        type: 'ClusterIP',
        selector: componentSelector(spec),
        ports: target.workspaces.components.ports.map(({ name, port }) => ({
          name,
          port,
          targetPort: name,
          protocol: 'TCP',
          // What the mesh takes it for, whatever the port is called.
          appProtocol: 'http',
        })),
      },
    },
    ...(digest === undefined
      ? []
      : running(target, { ...spec, digest }, metadata)),
  ];
}

function running(
  target: TargetState,
  spec: ComponentSpec & { digest: string },
  metadata: KubernetesObject['metadata'],
): KubernetesObject[] {
  const { progressDeadlineSeconds, cpuPercent } = target.workspaces.components;
  const selector = { matchLabels: componentSelector(spec) };
  return [
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: {
        // One at a time: a least number would keep a node with a single pod from ever being drained.
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector,
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        // No replicas: they are the autoscaler's.
        revisionHistoryLimit: 5,
        progressDeadlineSeconds,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
        },
        selector,
        template: renderComponentPod(target, spec),
      },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: spec.name,
        },
        minReplicas: spec.replicas.min,
        maxReplicas: spec.replicas.max,
        metrics: [
          {
            // Of the service alone: what the mesh and Vault put beside it would distort the mean.
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: spec.name,
              target: { type: 'Utilization', averageUtilization: cpuPercent },
            },
          },
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
      },
    },
  ];
}
