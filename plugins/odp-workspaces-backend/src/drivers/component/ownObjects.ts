import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import type { InventoryItem } from '@internal/plugin-odp-workspaces-common';
import {
  COMPONENT_LABEL,
  type ComponentSpec,
  workspaceNamespace,
} from '@internal/target-state';
import { isManagedBy } from '../kubernetes/lastManager';
import {
  COMPONENT_KINDS,
  referenceOf,
  subjectOf,
} from '../kubernetes/workspaceKinds';

/** What a component is in a cluster, and who made it. */
interface Owned {
  spec: ComponentSpec;
  inventory: readonly InventoryItem[];
}

/**
 * What a component has in a cluster: what was noted of it, and what the portal
 * has applied with its labels and, ended in between, has not noted. What else
 * has its name or its labels is somebody else's.
 */
export async function ownObjects(
  writer: ClusterWriter,
  owned: Owned & { fieldManager: string; signal: AbortSignal },
): Promise<KubernetesObject[]> {
  const { spec, fieldManager, signal } = owned;
  const namespace = workspaceNamespace(spec.workspace);
  const live = await Promise.all(
    COMPONENT_KINDS.map(kind => writer.list(kind, namespace, { signal })),
  );
  return live
    .flat()
    .filter(
      object =>
        isMade(object, owned) ||
        (isLabelled(object, spec) && isManagedBy(object, fieldManager)),
    );
}

function isMade(
  { kind, metadata }: KubernetesObject,
  { inventory }: Owned,
): boolean {
  return inventory.some(
    item => item.kind === kind && item.uid === metadata.uid,
  );
}

function isLabelled(
  { metadata }: KubernetesObject,
  { name }: ComponentSpec,
): boolean {
  return metadata.labels?.[COMPONENT_LABEL] === name;
}

/** Whether somebody else made the object that has the name: neither its uid is known nor its label ours. */
function isForeign(object: KubernetesObject, owned: Owned): boolean {
  return !isMade(object, owned) && !isLabelled(object, owned.spec);
}

/** Why an object of a component is left alone, in sentences; none when all are ours, or not there. */
export async function whyForeign(
  writer: ClusterWriter,
  wanted: readonly KubernetesObject[],
  owned: Owned & { signal: AbortSignal },
): Promise<string[]> {
  const live = await Promise.all(
    wanted.map(object =>
      writer.read(referenceOf(object), { signal: owned.signal }),
    ),
  );
  return live
    .filter(
      (object): object is KubernetesObject =>
        object !== undefined && isForeign(object, owned),
    )
    .map(
      object =>
        `${subjectOf(object)} is in ${workspaceNamespace(
          owned.spec.workspace,
        )} on ${
          writer.cluster
        }, and the portal has not made it; it is left alone.`,
    );
}

/** Why nothing can be made in the namespace of the workspace, in a sentence. */
export async function whyNoHome(
  writer: ClusterWriter,
  { workspace }: ComponentSpec,
  signal: AbortSignal,
): Promise<string | undefined> {
  const name = workspaceNamespace(workspace);
  const namespace = await writer.read(
    { apiVersion: 'v1', kind: 'Namespace', name },
    { signal },
  );
  if (!namespace) {
    return `The namespace ${name} is not on ${writer.cluster}.`;
  }
  return namespace.metadata.deletionTimestamp
    ? `The namespace ${name} on ${writer.cluster} is ending.`
    : undefined;
}
