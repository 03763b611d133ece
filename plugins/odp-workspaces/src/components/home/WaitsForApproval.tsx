import { Link } from '@backstage/core-components';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import {
  Panel,
  TroubleList,
  Until,
  useIdentity,
} from '@internal/plugin-odp-react';
import { useWorkspaces } from '../../api';
import { KIND_TITLES } from '../../model/operations';
import { costChangeInWords, nameOfRef } from '../../model/words';
import { workspacePath } from '../paths';

/** Changes of workspaces that wait for the caller's word, on Home; nothing while there is none. */
export function WaitsForApproval() {
  const workspaces = useWorkspaces();
  const identity = useIdentity();
  const waiting = (workspaces.data?.items ?? []).filter(
    ({ waitsFor, requestedBy }) =>
      waitsFor?.some(group => identity?.claims.includes(group)) &&
      // Whoever asked cannot answer.
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
        items={waiting.map(({ id, openOperation, requestedBy, question }) => ({
          key: id,
          status: 'degraded',
          place: `Workspace ${id} · operation ${openOperation}`,
          title: question ? `${KIND_TITLES[question.kind]} ${id}` : id,
          detail: detailOf({ requestedBy, question }),
          side: (
            <>
              {question && (
                <span>
                  lapses <Until moment={question.expiresAt} />
                </span>
              )}
              <Link to={workspacePath(id)}>Decide</Link>
            </>
          ),
        }))}
      />
    </Panel>
  );
}

function detailOf({
  requestedBy,
  question,
}: Pick<Workspace, 'requestedBy' | 'question'>): string {
  const { reason, reasons = [], cost } = question ?? {};
  const change = cost && costChangeInWords(cost);
  return [
    requestedBy &&
      `Asked by ${nameOfRef(requestedBy)}${reason ? `: “${reason}”` : ''}.`,
    ...reasons,
    change && `${change}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
