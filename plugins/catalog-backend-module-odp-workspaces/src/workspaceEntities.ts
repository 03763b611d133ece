import type { Entity } from '@backstage/catalog-model';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { entityRefOf, type TargetState } from '@internal/target-state';
import { entityOf, NAMESPACE } from './entityOf';

/** Entity ref of the namespace on the event bus that belongs to one of Kubernetes. */
export function busResource(namespace: string): string {
  return `resource:default/${busName(namespace)}`;
}

function busName(namespace: string): string {
  return `event-bus-${namespace}`;
}

/**
 * A System with its namespace of Kubernetes and that of the event bus; nothing for a
 * workspace that is gone, or that was only asked for. Like the target state's, they
 * carry no cluster: what runs where is a relation. Pure.
 */
export function workspaceEntities(
  target: TargetState,
  workspace: Workspace,
): Entity[] {
  const { id, phase, displayName, namespace, busNamespace } = workspace;
  if (phase === 'gone' || phase === 'waiting') {
    return [];
  }
  const { owner, tier, clusters } = workspace;
  const bus = target.components.find(
    ({ name }) => name === target.eventBus.component,
  )!;
  return [
    entityOf('System', id, {
      name: id,
      title: displayName,
      description: `Workspace of tier ${tier} on ${clusters.join(', ')}.`,
      annotations: { [NAMESPACE]: namespace },
      spec: { type: 'workspace', domain: target.domain.name, owner },
    }),
    entityOf('Resource', id, {
      name: namespace,
      title: namespace,
      description: `Namespace of workspace ${id} on ${clusters.join(', ')}.`,
      annotations: { [NAMESPACE]: namespace },
      spec: {
        type: 'kubernetes-namespace',
        system: id,
        owner,
        dependsOn: clusters.map(cluster => `resource:default/${cluster}`),
      },
    }),
    entityOf('Resource', id, {
      name: busName(namespace),
      title: busNamespace,
      description: `Namespace of workspace ${id} on the event bus.`,
      spec: {
        type: 'pulsar-namespace',
        system: id,
        owner,
        dependsOn: [entityRefOf(bus)],
      },
    }),
  ];
}
