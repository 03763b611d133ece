import { useApi } from '@backstage/core-plugin-api';
import {
  type IdCheck,
  type Offer,
  type Operation,
  type OperationSummary,
  type WorkspaceDetail,
  type WorkspaceList,
  WORKSPACES_CHANNEL,
} from '@internal/plugin-odp-workspaces-common';
import {
  type LiveAnswer,
  type LiveRequest,
  type LiveView,
  useLiveResource,
} from '@internal/plugin-odp-react';
import { useEffect } from 'react';
import { type WorkspacesApi, workspacesApiRef } from './WorkspacesApi';

/** While something is carried out, its steps take seconds. */
const PROGRESS_MS = 2000;

/** Something of the backend, read again whenever it says that workspaces have changed. */
export function useOfWorkspaces<T>(
  key: string | undefined,
  load: (api: WorkspacesApi, request: LiveRequest) => Promise<LiveAnswer<T>>,
): LiveView<T> {
  const api = useApi(workspacesApiRef);
  return useLiveResource({
    key,
    load: request => load(api, request),
    signal: { channel: WORKSPACES_CHANNEL, matches: () => true },
  });
}

/** The workspaces that the caller may see, kept current. */
export function useWorkspaces(): LiveView<WorkspaceList> {
  return useOfWorkspaces('workspaces', (api, request) =>
    api.loadWorkspaces(request),
  );
}

/** One workspace, kept current; read every other second while an operation is carried out. */
export function useWorkspace(id: string): LiveView<WorkspaceDetail> {
  return useWhileApplying(
    useOfWorkspaces(`workspace ${id}`, (api, request) =>
      api.loadWorkspace(id, request),
    ),
  );
}

/** The same view, read every other second while an operation is carried out. */
export function useWhileApplying<
  T extends { operations: readonly OperationSummary[] },
>(view: LiveView<T>): LiveView<T> {
  const { data, refresh } = view;
  const isApplying = data?.operations.some(({ state }) => state === 'applying');
  useEffect(() => {
    if (!isApplying) {
      return undefined;
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') {
        refresh();
      }
    }, PROGRESS_MS);
    return () => clearInterval(timer);
  }, [isApplying, refresh]);
  return view;
}

/** An operation with its whole plan, kept current; asks nothing without one. */
export function useOperation(
  operation: OperationSummary | undefined,
): LiveView<Operation> {
  return useOfWorkspaces(
    // What was planned again is another plan.
    operation && `operation ${operation.id} ${operation.plan.planHash}`,
    (api, request) => api.loadOperation(operation!.id, request),
  );
}

/** What one can ask for. */
export function useOffer(): LiveView<Offer> {
  return useOfWorkspaces('offer', (api, request) => api.loadOffer(request));
}

/** Whether a workspace could have an id, kept current; asks nothing without one. */
export function useIdCheck(id: string | undefined): LiveView<IdCheck> {
  return useOfWorkspaces(id && `id ${id}`, (api, request) =>
    api.loadIdCheck(id!, request),
  );
}
