import {
  CopyLinkButton,
  errorSentence,
  Freshness,
  HeaderAge,
  type LiveView,
  PageHeaderActions,
  RefreshButton,
} from '@internal/plugin-odp-react';
import type { ReactNode } from 'react';

/** Age of what a page shows, and the buttons that every live page has, in the page's header. */
export function LiveActions(props: {
  view: LiveView<unknown>;
  children?: ReactNode;
}) {
  const { view, children } = props;
  const { lastLoadedAt, error } = view;
  return (
    <PageHeaderActions>
      {children}
      {lastLoadedAt !== undefined && (
        <HeaderAge>
          <Freshness
            freshness={{
              state: error ? 'stale' : 'live',
              asOf: new Date(lastLoadedAt).toISOString(),
              reason: error && errorSentence(error),
            }}
          />
        </HeaderAge>
      )}
      <RefreshButton onRefresh={view.refresh} />
      <CopyLinkButton />
    </PageHeaderActions>
  );
}
