import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import type { BusNamespaceDetail } from '@internal/plugin-odp-pulsar-common';
import type {
  ComponentList,
  WorkspaceDetail,
} from '@internal/plugin-odp-workspaces-common';
import {
  type LiveView,
  PageBody,
  PageTabs,
  Panel,
  useUrlState,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { useParams } from 'react-router-dom';
import { useBusOf, useComponents, useQuotasOf, useWorkspace } from '../../api';
import { EventBusTab } from '../bus/EventBusTab';
import { ChecksTab } from '../checks/ChecksTab';
import type { Sources } from '../../model/told';
import { LiveActions } from '../LiveActions';
import { MembersTab } from '../members/MembersTab';
import { NetworkTab } from '../network/NetworkTab';
import { OperationsTab } from '../operations/OperationsTab';
import { LIST_PATH, workspacePath } from '../paths';
import { READ_RIGHT } from '../rights';
import { ComponentsTab } from './ComponentsTab';
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
  const used = data?.phase === 'gone' ? undefined : data;
  const bus = useBusOf(used);
  const quotas = useQuotasOf(used);
  const components = useComponents(id);
  const refresh = () => {
    view.refresh();
    bus.refresh();
    quotas.refresh();
    components.refresh();
  };
  const labels: Record<WorkspaceTab, string> = {
    overview: 'Overview',
    components: components.data
      ? `Components ${components.data.items.length}`
      : 'Components',
    resources: 'Resources',
    members: data ? `Members ${data.members.length}` : 'Members',
    network: 'Network',
    'event-bus': 'Event bus',
    checks: 'Access checks',
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
        <LiveActions view={{ ...view, refresh }} />
        {(!data || state.kind !== 'ready') && (
          <Panel label={`Workspace ${id}`} padded={false}>
            {/* What was read last stands below. */}
            <ViewState state={state}>{data && <></>}</ViewState>
          </Panel>
        )}
        {data && (
          <>
            <WorkspaceHeader workspace={data} bus={bus.data?.summary} />
            <Tab
              // Forms that are opened belong to one workspace.
              key={id}
              tab={url.tab}
              workspace={data}
              bus={bus}
              quotas={quotas}
              components={components}
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
  return viewStateOf(view, {
    what: `Workspace ${id}`,
    right: READ_RIGHT,
    absent: () => ({
      kind: 'empty-by-nature',
      title: `There is no workspace ${id}`,
      detail: 'It was never made, or its request was taken back.',
      actions: [{ label: 'All workspaces', to: LIST_PATH }],
    }),
  });
}

/** Props of a tab of a workspace. */
export interface TabProps {
  workspace: WorkspaceDetail;
  /** Something was asked for or decided here. */
  onChanged: () => void;
}

/** What other plugins tell of what is used. */
export interface UseProps {
  bus: LiveView<BusNamespaceDetail>;
  quotas: LiveView<Sources<NamespaceSummary>>;
}

type AllTabsProps = TabProps &
  UseProps & { components: LiveView<ComponentList>; tab: WorkspaceTab };

function Tab({ tab, components, ...props }: AllTabsProps) {
  switch (tab) {
    case 'components':
      return (
        <ComponentsTab
          workspace={props.workspace}
          components={components}
          bus={props.bus}
        />
      );
    case 'resources':
      return <ResourcesTab workspace={props.workspace} />;
    case 'members':
      return <MembersTab {...props} />;
    case 'network':
      return <NetworkTab workspace={props.workspace} />;
    case 'event-bus':
      return <EventBusTab workspace={props.workspace} bus={props.bus} />;
    case 'checks':
      return <ChecksTab workspace={props.workspace} />;
    case 'operations':
      return <OperationsTab operations={props.workspace.operations} />;
    default:
      return <OverviewTab {...props} />;
  }
}
