import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { nameOfRef } from '../../model/words';

/** Why the caller lacks a right on a workspace, in a sentence; undefined with the right. */
export function useWhyNoRight(
  permission: ResourcePermission,
  { id, owner }: Pick<Workspace, 'id' | 'owner'>,
): string | undefined {
  const { allowed, loading } = usePermission({ permission, resourceRef: id });
  if (allowed) {
    return undefined;
  }
  return loading
    ? 'Your rights are being asked.'
    : `Needs ${permission.name}, which ${nameOfRef(owner)} has as its owner.`;
}
