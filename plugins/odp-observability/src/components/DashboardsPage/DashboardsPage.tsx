import {
  PageBody,
  Panel,
  ViewState,
  type ViewStateValue,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { useDashboard, useDashboards } from '../../api';
import { useTabStatuses } from '../../query/useTabStatuses';
import { ChecksView } from './ChecksView';
import { CHECKS_TAB, DashboardTabs, tabDashboards } from './DashboardTabs';
import { DashboardView } from './DashboardView';
import { usePageUrl } from './usePageUrl';

const NO_DASHBOARD: ViewStateValue = {
  kind: 'not-set-up',
  title: 'No dashboards',
  detail:
    'The portal finds neither its own dashboards nor those of a Grafana. Its own are files of the target state.',
};

/** Dashboards: are we keeping our limits now, since when, and after what. */
export function DashboardsPage() {
  const list = useDashboards();
  const { url, query, open } = usePageUrl();
  const items = list.data?.items ?? [];
  const isChecks = url.view === 'checks';
  const uid = url.dashboard ?? items[0]?.uid;
  const view = useDashboard(isChecks ? undefined : uid);
  const statuses = useTabStatuses(tabDashboards(items, uid ?? ''), query);
  return (
    <>
      <DashboardTabs
        items={items}
        value={isChecks ? CHECKS_TAB : uid ?? ''}
        statuses={statuses}
        onChange={open}
      />
      <PageBody>
        {isChecks && <ChecksView />}
        {!isChecks && view.data && (
          <DashboardView key={uid} answer={view.data} />
        )}
        {!isChecks && !view.data && (
          <Panel label="Dashboard" padded={false}>
            <ViewState
              state={
                uid === undefined
                  ? viewStateOf(list, {
                      what: 'Dashboards',
                      judge: () => NO_DASHBOARD,
                    })
                  : viewStateOf(view, { what: 'The dashboard' })
              }
            />
          </Panel>
        )}
      </PageBody>
    </>
  );
}
