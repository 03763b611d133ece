import { Link } from '@backstage/core-components';
import type {
  ListedComponent,
  Workspace,
} from '@internal/plugin-odp-workspaces-common';
import {
  Panel,
  TroubleList,
  Until,
  useIdentity,
} from '@internal/plugin-odp-react';
import { useComponents, useWorkspaces } from '../../api';
import { operationTitle } from '../../model/operations';
import { costChangeInWords, nameOfRef } from '../../model/words';
import { componentPath, workspacePath } from '../paths';

/** Something that waits for an answer. */
type Asked = Pick<
  Workspace,
  'openOperation' | 'requestedBy' | 'waitsFor' | 'question'
> & {
  /** What it is about, such as "Workspace acme-risk". */
  place: string;
  /** What is asked for. */
  title: string;
  /** Where it is answered. */
  path: string;
};

/** Changes of workspaces and components that wait for the caller's word, on Home; nothing while there is none. */
export function WaitsForApproval() {
  const workspaces = useWorkspaces();
  const components = useComponents();
  const identity = useIdentity();
  const waiting = [
    ...(workspaces.data?.items ?? []).map(askedOfWorkspace),
    ...(components.data?.items ?? []).map(askedOfComponent),
  ].filter(
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
        items={waiting.map(({ place, title, path, ...asked }) => ({
          key: path,
          status: 'degraded',
          place: `${place} · operation ${asked.openOperation}`,
          title,
          detail: detailOf(asked),
          side: (
            <>
              {asked.question && (
                <span>
                  lapses <Until moment={asked.question.expiresAt} />
                </span>
              )}
              <Link to={path}>Decide</Link>
            </>
          ),
        }))}
      />
    </Panel>
  );
}

function askedOfWorkspace(workspace: Workspace): Asked {
  const { id, question } = workspace;
  return {
    ...workspace,
    place: `Workspace ${id}`,
    title: question ? `${operationTitle(question)} ${id}` : id,
    path: workspacePath(id),
  };
}

function askedOfComponent(component: ListedComponent): Asked {
  const { name, workspace, question } = component;
  return {
    ...component,
    place: `Component ${name} of ${workspace}`,
    title: question ? operationTitle({ ...question, component: name }) : name,
    path: componentPath(component),
  };
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
