import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import {
  WORKSPACE_LABEL,
  type WorkspaceSpec,
  workspaceNamespace,
} from '@internal/target-state';
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

/** Whether somebody else made the namespace that has the name. */
export function isForeign(
  { metadata }: KubernetesObject,
  { id }: WorkspaceSpec,
): boolean {
  return metadata.labels?.[WORKSPACE_LABEL] !== id;
}

/** Why nothing is written to a namespace, in a sentence; undefined when it is ours to write. */
export function whyNotOurs(
  namespace: KubernetesObject,
  spec: WorkspaceSpec,
  place: string,
): string | undefined {
  const { name, deletionTimestamp } = namespace.metadata;
  if (isForeign(namespace, spec)) {
    return `A namespace ${name} is on ${place} that the portal has not made; it is left alone.`;
  }
  return deletionTimestamp
    ? `The namespace ${name} on ${place} is still ending.`
    : undefined;
}
