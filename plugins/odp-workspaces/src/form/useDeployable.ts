import { useApi } from '@backstage/core-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  odpWorkspaceDeployPermission,
  type Workspace,
} from '@internal/plugin-odp-workspaces-common';
import { useEffect, useState } from 'react';
import { nameOfRef } from '../model/words';

/** A workspace that no component can be made in by the caller now. */
export interface NotOffered {
  id: string;
  /** In a sentence. */
  why: string;
}

interface Deployable {
  /** Absent until the caller's rights are known. */
  offered?: Workspace[];
  others: NotOffered[];
}

/** Which of some workspaces the caller can make a component in now. */
export function useDeployable(items: Workspace[] | undefined): Deployable {
  const api = useApi(permissionApiRef);
  const [rights, setRights] = useState<ReadonlyMap<string, boolean>>();
  const key = items?.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    let isCurrent = true;
    const mayDeploy = async (id: string) => {
      try {
        const { result } = await api.authorize({
          permission: odpWorkspaceDeployPermission,
          resourceRef: id,
        });
        return result === AuthorizeResult.ALLOW;
      } catch {
        // What nobody can be asked about is not granted.
        return false;
      }
    };
    // The API asks for all of them in one request.
    Promise.all(
      key
        .split(' ')
        .filter(Boolean)
        .map(async id => [id, await mayDeploy(id)] as const),
    ).then(entries => isCurrent && setRights(new Map(entries)));
    return () => {
      isCurrent = false;
    };
  }, [api, key]);
  if (!items || !rights) {
    return { others: [] };
  }
  const others = items.flatMap(item => whyNot(item, rights) ?? []);
  const left = new Set(others.map(({ id }) => id));
  return { offered: items.filter(({ id }) => !left.has(id)), others };
}

function whyNot(
  { id, phase, owner }: Workspace,
  rights: ReadonlyMap<string, boolean>,
): NotOffered | undefined {
  if (phase !== 'ready') {
    return { id, why: `it is not ready, but ${phase}` };
  }
  return rights.get(id)
    ? undefined
    : {
        id,
        why: `you may not deploy there; ${nameOfRef(
          owner,
        )} can make you an editor`,
      };
}
