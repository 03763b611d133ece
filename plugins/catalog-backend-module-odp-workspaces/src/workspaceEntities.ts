import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import {
  entityRefOf,
  type TargetState,
  WORKSPACE_LABEL,
} from '@internal/target-state';

/** Where the entities of workspaces come from, as the catalog shows it. */
export const WORKSPACES_LOCATION = 'odp-workspaces:default';

const NAMESPACE = 'backstage.io/kubernetes-namespace';

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
  const make = (
    kind: string,
    { spec, annotations, ...metadata }: EntityParts,
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      ...metadata,
      namespace: 'default',
      annotations: {
        [ANNOTATION_LOCATION]: WORKSPACES_LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: WORKSPACES_LOCATION,
        [WORKSPACE_LABEL]: id,
        ...annotations,
      },
    },
    spec: { ...spec, owner },
  });
  return [
    make('System', {
      name: id,
      title: displayName,
      description: `Workspace of tier ${tier} on ${clusters.join(', ')}.`,
      annotations: { [NAMESPACE]: namespace },
      spec: { type: 'workspace', domain: target.domain.name },
    }),
    make('Resource', {
      name: namespace,
      title: namespace,
      description: `Namespace of workspace ${id} on ${clusters.join(', ')}.`,
      annotations: { [NAMESPACE]: namespace },
      spec: {
        type: 'kubernetes-namespace',
        system: id,
        dependsOn: clusters.map(cluster => `resource:default/${cluster}`),
      },
    }),
    make('Resource', {
      name: `event-bus-${namespace}`,
      title: busNamespace,
      description: `Namespace of workspace ${id} on the event bus.`,
      spec: {
        type: 'pulsar-namespace',
        system: id,
        dependsOn: [entityRefOf(bus)],
      },
    }),
  ];
}

interface EntityParts {
  name: string;
  title: string;
  description: string;
  annotations?: Record<string, string>;
  spec: Record<string, string | string[]>;
}
