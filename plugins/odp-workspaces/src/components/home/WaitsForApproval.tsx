import { Link } from '@backstage/core-components';
import type { Operation } from '@internal/plugin-odp-workspaces-common';
import {
  Panel,
  TroubleList,
  Until,
  useIdentity,
} from '@internal/plugin-odp-react';
import { useOperations, useWorkspaces } from '../../api';
import { KIND_TITLES } from '../../model/operations';
import { nameOfRef } from '../../model/words';
import { workspacePath } from '../paths';

/** Changes of workspaces that wait for the caller's word, on Home; nothing while there is none. */
export function WaitsForApproval() {
  const workspaces = useWorkspaces();
  const identity = useIdentity();
  const asked =
    identity &&
    workspaces.data?.items
      .filter(({ waitsFor }) =>
        waitsFor?.some(group => identity.claims.includes(group)),
      )
      .flatMap(({ openOperation }) => openOperation ?? []);
  const operations = useOperations(asked?.length ? asked : undefined);
  // Whoever asked cannot answer.
  const waiting = (operations.data ?? []).filter(
    ({ id, state, requestedBy }) =>
      asked?.includes(id) &&
      state === 'waiting' &&
      requestedBy !== identity?.user,
  );
  if (!waiting.length) {
    return null;
  }
  return (
    <Panel
      title="Waits for your approval"
      hint={String(waiting.length)}
      padded={false}
    >
      <TroubleList
        items={waiting.map(operation => ({
          key: operation.id,
          status: 'degraded',
          place: `Workspace ${operation.workspace} · operation ${operation.id}`,
          title: `${KIND_TITLES[operation.kind]} ${operation.workspace}`,
          detail: detailOf(operation),
          side: (
            <>
              {operation.approval && (
                <span>
                  lapses <Until moment={operation.approval.expiresAt} />
                </span>
              )}
              <Link to={workspacePath(operation.workspace)}>Decide</Link>
            </>
          ),
        }))}
      />
    </Panel>
  );
}

function detailOf({ requestedBy, reason, approval }: Operation): string {
  return [
    `Asked by ${nameOfRef(requestedBy)}${reason ? `: “${reason}”` : ''}.`,
    ...(approval?.reasons ?? []),
  ].join(' ');
}
