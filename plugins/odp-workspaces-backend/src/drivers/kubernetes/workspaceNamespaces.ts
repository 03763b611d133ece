import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import {
  WORKSPACE_LABEL,
  type WorkspaceSpec,
  workspaceNamespace,
} from '@internal/target-state';
import type { DriverInput } from '../Driver';
import { NAMESPACE } from './workspaceKinds';

/** The namespace of a workspace as it is; undefined when it is not there. */
export function readNamespace(
  writer: ClusterWriter,
  { id }: WorkspaceSpec,
  signal: AbortSignal,
): Promise<KubernetesObject | undefined> {
  return writer.read(
    { ...NAMESPACE, name: workspaceNamespace(id) },
    { signal },
  );
}

/** A workspace, and what was made for it. */
type Owner = Pick<DriverInput, 'spec' | 'inventory'>;

/** Whether somebody else made the namespace that has the name. */
export function isForeign(namespace: KubernetesObject, owner: Owner): boolean {
  return !isLabelled(namespace, owner) && !isMade(namespace, owner);
}

function isLabelled({ metadata }: KubernetesObject, { spec }: Owner): boolean {
  return metadata.labels?.[WORKSPACE_LABEL] === spec.id;
}

function isMade({ metadata }: KubernetesObject, { inventory }: Owner): boolean {
  return inventory.some(
    ({ kind, uid }) => kind === NAMESPACE.kind && uid === metadata.uid,
  );
}

/** Why the portal may not write to a namespace of its own, in a sentence: an admission policy goes by the label. */
export function whyDisowned(
  namespace: KubernetesObject,
  owner: Owner,
  place: string,
): string | undefined {
  const { name } = namespace.metadata;
  return isLabelled(namespace, owner) || !isMade(namespace, owner)
    ? undefined
    : `The namespace ${name} on ${place} has lost its label, without which the portal leaves it alone; an administrator puts it back: kubectl label --overwrite namespace ${name} ${WORKSPACE_LABEL}=${owner.spec.id}`;
}

/** Why nothing is written to a namespace, in a sentence; undefined when it is ours to write. */
export function whyNotOurs(
  namespace: KubernetesObject,
  owner: Owner,
  place: string,
): string | undefined {
  const { name, deletionTimestamp } = namespace.metadata;
  if (isForeign(namespace, owner)) {
    return notMade(namespace, place);
  }
  return (
    whyDisowned(namespace, owner, place) ??
    (deletionTimestamp
      ? `The namespace ${name} on ${place} is still ending.`
      : undefined)
  );
}

export function notMade({ metadata }: KubernetesObject, place: string): string {
  return `A namespace ${metadata.name} is on ${place} that the portal has not made; it is left alone.`;
}
