import type { Freshness as FreshnessValue } from '@internal/plugin-odp-clusters-common';
import {
  CopyLinkButton,
  Freshness,
  type LiveView,
  PageHeaderActions,
  RefreshButton,
} from '@internal/plugin-odp-react';
import { confirmedFreshness } from '../../model/confirmedFreshness';

/** Age of what a view shows, and the buttons that every view has, in the page's header. */
export function TopologyHeader(props: {
  view: LiveView<{ freshness: FreshnessValue }>;
}) {
  const { view } = props;
  return (
    <PageHeaderActions>
      {view.data && (
        <Freshness freshness={confirmedFreshness(view.data.freshness, view)} />
      )}
      <RefreshButton onRefresh={view.refresh} />
      <CopyLinkButton />
    </PageHeaderActions>
  );
}
