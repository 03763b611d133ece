import type {
  KubernetesObject,
  ObjectReference,
} from '@internal/plugin-odp-kubernetes-node';
import type { InventoryItem } from '@internal/plugin-odp-workspaces-common';
import { type WorkspaceSpec, workspaceNamespace } from '@internal/target-state';

/** Systems that a cluster holds. */
export const CLUSTER_SYSTEMS = [
  'namespace',
  'quota',
  'network',
  'access',
  'mesh',
] as const;

/** What was made in a cluster; an instance of Pulsar may have the same name. */
export function itemsIn(
  cluster: string,
  inventory: readonly InventoryItem[],
): InventoryItem[] {
  return inventory.filter(
    ({ place, system }) =>
      place === cluster && CLUSTER_SYSTEMS.some(own => own === system),
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

/** Of an object in the workspace's namespace. */
export function toReference(
  { apiVersion = 'v1', kind, name }: InventoryItem,
  { id }: WorkspaceSpec,
): ObjectReference {
  return { apiVersion, kind, name, namespace: workspaceNamespace(id) };
}
