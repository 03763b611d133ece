import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import type { WorkspaceDetail } from '@internal/plugin-odp-workspaces-common';
import {
  type LiveView,
  PageBody,
  PageTabs,
  Panel,
  statusOfError,
  useUrlState,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { useParams } from 'react-router-dom';
import { useWorkspace } from '../../api';
import { LiveActions } from '../LiveActions';
import { MembersTab } from '../members/MembersTab';
import { OperationsTab } from '../operations/OperationsTab';
import { LIST_PATH, workspacePath } from '../paths';
import { READ_RIGHT } from '../rights';
import { OverviewTab } from './OverviewTab';
import { ResourcesTab } from './ResourcesTab';
import {
  WORKSPACE_PARAMS,
  WORKSPACE_TABS,
  type WorkspaceTab,
} from './urlParams';
import { WorkspaceHeader } from './WorkspaceHeader';

/** One workspace: whether it is as ordered, what a change would do, who has to say yes. */
export function WorkspacePage() {
  const { id = '' } = useParams();
  const view = useWorkspace(id);
  const [url, setUrl] = useUrlState(WORKSPACE_PARAMS);
  const { data } = view;
  const labels: Record<WorkspaceTab, string> = {
    overview: 'Overview',
    resources: 'Resources',
    members: data ? `Members ${data.members.length}` : 'Members',
    operations: data ? `Operations ${data.operations.length}` : 'Operations',
  };
  const state = pageState(view, id);
  return (
    <BreadcrumbEntry entry={{ label: id, href: workspacePath(id) }}>
      <PageTabs
        label={`Workspace ${id}`}
        value={url.tab}
        tabs={WORKSPACE_TABS.map(value => ({ value, label: labels[value] }))}
        onChange={tab => setUrl({ tab }, { push: true })}
      />
      <PageBody>
        <LiveActions view={view} />
        {(!data || state.kind !== 'ready') && (
          <Panel label={`Workspace ${id}`} padded={false}>
            {/* What was read last stands below. */}
            <ViewState state={state}>{data && <></>}</ViewState>
          </Panel>
        )}
        {data && (
          <>
            <WorkspaceHeader workspace={data} />
            <Tab
              // Forms that are opened belong to one workspace.
              key={id}
              tab={url.tab}
              workspace={data}
              onChanged={view.refresh}
            />
          </>
        )}
      </PageBody>
    </BreadcrumbEntry>
  );
}

/** A workspace that there is not is no failure: its request may have been taken back. */
function pageState(
  view: LiveView<WorkspaceDetail>,
  id: string,
): ViewStateValue {
  const { data, error } = view;
  return !data && error && statusOfError(error) === 404
    ? {
        kind: 'empty-by-nature',
        title: `There is no workspace ${id}`,
        detail: 'It was never made, or its request was taken back.',
        actions: [{ label: 'All workspaces', to: LIST_PATH }],
      }
    : viewStateOf(view, { what: `Workspace ${id}`, right: READ_RIGHT });
}

/** Props of a tab of a workspace. */
export interface TabProps {
  workspace: WorkspaceDetail;
  /** Something was asked for or decided here. */
  onChanged: () => void;
}

function Tab({ tab, ...props }: TabProps & { tab: WorkspaceTab }) {
  switch (tab) {
    case 'resources':
      return <ResourcesTab workspace={props.workspace} />;
    case 'members':
      return <MembersTab {...props} />;
    case 'operations':
      return <OperationsTab operations={props.workspace.operations} />;
    default:
      return <OverviewTab {...props} />;
  }
}
