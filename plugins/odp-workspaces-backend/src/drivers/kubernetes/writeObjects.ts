import type {
  ClusterWriter,
  KubernetesObject,
  RemoveOptions,
} from '@internal/plugin-odp-kubernetes-node';
import type {
  InventoryItem,
  System,
} from '@internal/plugin-odp-workspaces-common';
import type { WriteContext, WriteResult } from '../Driver';
import { applyHeld } from './applyHeld';
import { toReference } from './staleItems';
import { subjectOf } from './workspaceKinds';

/** What writing to a cluster needs besides what is written. */
interface Writing extends WriteContext {
  signal: AbortSignal;
}

/** Makes objects of one system as they are wanted, one after the other. */
export async function applyObjects(
  writer: ClusterWriter,
  { system, objects }: { system: System; objects: readonly KubernetesObject[] },
  writing: Writing,
): Promise<WriteResult> {
  const result: WriteResult = { inventory: [], written: [] };
  const about = { system, place: writer.cluster };
  for (const object of objects) {
    const written = await applyHeld(writer, object, writing);
    const { uid, resourceVersion } = written.metadata;
    result.inventory.push(itemOf(about, written));
    result.written.push({
      ...about,
      subject: subjectOf(object),
      uid,
      resourceVersion,
    });
  }
  return result;
}

/** An object as inventories have it. */
export function itemOf(
  about: Pick<InventoryItem, 'system' | 'place'>,
  { apiVersion, kind, metadata: { name, uid } }: KubernetesObject,
): InventoryItem {
  return { ...about, apiVersion, kind, name, uid };
}

/** Removes those that were made, and no others of their names. */
export async function removeItems(
  writer: ClusterWriter,
  {
    items,
    workspace,
    propagation,
  }: {
    items: readonly InventoryItem[];
    /** Id of the workspace whose namespace they are in. */
    workspace: string;
  } & Pick<RemoveOptions, 'propagation'>,
  { hold, signal }: Writing,
): Promise<void> {
  for (const item of items) {
    if (item.uid) {
      await hold();
      await writer.remove(toReference(item, workspace), {
        uid: item.uid,
        propagation,
        signal,
      });
    }
  }
}
