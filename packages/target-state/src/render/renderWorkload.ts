import type { Component, TargetState } from '../schema';
import type { KubernetesObject } from './KubernetesObject';
import { componentLabels, selectorLabels } from './labels';
import { podTemplate } from './podTemplate';

/** Identity, workload, Service and disruption budget of one component. */
export function renderWorkload(
  target: TargetState,
  component: Component,
): KubernetesObject[] {
  const metadata = {
    name: component.name,
    namespace: component.namespace,
    labels: componentLabels(component),
  };
  const selector = { matchLabels: selectorLabels(component) };
  const template = podTemplate(target, component);
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    workload(component, { metadata, selector, template }),
    ...(component.ports && component.kind !== 'daemonset'
      ? [service(component, metadata)]
      : []),
    ...(component.budget
      ? [
          {
            apiVersion: 'policy/v1',
            kind: 'PodDisruptionBudget',
            metadata,
            spec: { minAvailable: component.budget.minAvailable, selector },
          },
        ]
      : []),
  ];
}

interface WorkloadParts {
  metadata: KubernetesObject['metadata'];
  selector: object;
  template: object;
}

function workload(
  component: Component,
  { metadata, selector, template }: WorkloadParts,
): KubernetesObject {
  const replicas = component.replicas;
  switch (component.kind) {
    case 'statefulset':
      return {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata,
        spec: {
          replicas,
          serviceName: component.name,
          podManagementPolicy: 'OrderedReady',
          selector,
          template,
          ...(component.storage && {
            volumeClaimTemplates: [
              {
                metadata: { name: 'data' },
                spec: {
                  accessModes: ['ReadWriteOnce'],
                  resources: { requests: { storage: component.storage } },
                },
              },
            ],
          }),
        },
      };
    case 'daemonset':
      return {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata,
        spec: { selector, template },
      };
    default:
      return {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          replicas,
          progressDeadlineSeconds: 600,
          strategy: {
            type: 'RollingUpdate',
            rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
          },
          selector,
          template,
        },
      };
  }
}

function service(
  component: Component,
  metadata: KubernetesObject['metadata'],
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      ...(component.kind === 'statefulset' && { clusterIP: 'None' }),
      ...(component.exposure === 'load-balancer' && { type: 'LoadBalancer' }),
      selector: selectorLabels(component),
      ports: component.ports!.map(({ name, port }) => ({
        name,
        port,
        targetPort: name,
        protocol: 'TCP',
      })),
    },
  };
}
