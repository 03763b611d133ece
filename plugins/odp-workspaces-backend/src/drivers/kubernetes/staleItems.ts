import type {
  KubernetesObject,
  ObjectReference,
} from '@internal/plugin-odp-kubernetes-node';
import type {
  InventoryItem,
  System,
} from '@internal/plugin-odp-workspaces-common';
import { workspaceNamespace } from '@internal/target-state';

/** Systems of a workspace that a cluster holds. */
export const CLUSTER_SYSTEMS = [
  'namespace',
  'quota',
  'network',
  'access',
  'mesh',
] as const;
/** That of a component. */
export const WORKLOAD = 'workload';

const HELD: readonly System[] = [...CLUSTER_SYSTEMS, WORKLOAD];

/** What was made in a cluster; an instance of Pulsar may have the same name. */
export function itemsIn(
  cluster: string,
  inventory: readonly InventoryItem[],
): InventoryItem[] {
  return inventory.filter(
    ({ place, system }) => place === cluster && HELD.includes(system),
  );
}

/** What was made in a cluster before and is wanted no more. */
export function staleItems(
  made: readonly InventoryItem[],
  wanted: readonly KubernetesObject[],
): InventoryItem[] {
  return made.filter(
    ({ kind, name }) =>
      !wanted.some(
        object => object.kind === kind && object.metadata.name === name,
      ),
  );
}

/** Of an object in the namespace of a workspace, by the workspace's id. */
export function toReference(
  { apiVersion = 'v1', kind, name }: InventoryItem,
  workspace: string,
): ObjectReference {
  return { apiVersion, kind, name, namespace: workspaceNamespace(workspace) };
}
