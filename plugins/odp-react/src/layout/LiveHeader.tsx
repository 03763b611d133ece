import type { ReactNode } from 'react';
import { CopyLinkButton } from '../controls/CopyLinkButton';
import { RefreshButton } from '../controls/RefreshButton';
import {
  confirmedFreshness,
  type SourceReading,
} from '../freshness/confirmedFreshness';
import { Freshness } from '../freshness/Freshness';
import type { FreshnessLike } from '../freshness/FreshnessLike';
import type { LiveView } from '../live/useLiveResource';
import { HeaderAge, HeaderSwitch, PageHeaderActions } from './PageHeader';

/** Props of {@link LiveHeader}. */
export interface LiveHeaderProps {
  /** What the page shows. */
  view: LiveView<{ freshness: FreshnessLike }>;
  reading?: SourceReading;
  /** Before the buttons: a switch of clusters. */
  children?: ReactNode;
}

/** Age of what a page shows, and the buttons that every live page has, in the page's header. */
export function LiveHeader({ view, reading, children }: LiveHeaderProps) {
  return (
    <PageHeaderActions>
      {view.data && (
        <HeaderAge>
          <Freshness
            freshness={confirmedFreshness(view.data.freshness, view, reading)}
          />
        </HeaderAge>
      )}
      {children && <HeaderSwitch>{children}</HeaderSwitch>}
      <RefreshButton onRefresh={view.refresh} />
      <CopyLinkButton />
    </PageHeaderActions>
  );
}
