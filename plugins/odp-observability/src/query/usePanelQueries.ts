import { useApi } from '@backstage/core-plugin-api';
import type { PanelQuery } from '@internal/plugin-odp-observability-common';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { observabilityApiRef } from '../api';
import { PanelQueries } from './PanelQueries';

/** Panels that are kept current. */
export interface LivePanels {
  queries: PanelQueries;
  refresh: () => void;
}

const isSeen = () => document.visibilityState === 'visible';

/** Asks for panels at once, when what is asked changes, and every `refreshMs` while the tab is in view; asks nothing while there is no query. */
export function usePanelQueries(
  query: PanelQuery | undefined,
  refreshMs: number | undefined,
): LivePanels {
  const api = useApi(observabilityApiRef);
  const queries = useMemo(
    () => PanelQueries.create(request => api.queryPanels(request)),
    [api],
  );
  const latest = useRef(query);
  latest.current = query;
  const refresh = useCallback(() => {
    if (latest.current && latest.current.panels.length > 0) {
      queries.ask(latest.current);
    }
  }, [queries]);
  const asked = query && JSON.stringify(query);

  useEffect(() => {
    refresh();
  }, [asked, refresh]);
  useEffect(() => queries.stop, [queries]);
  useEffect(() => {
    const whenSeen = () => {
      if (isSeen()) {
        refresh();
      }
    };
    const timer = refreshMs ? setInterval(whenSeen, refreshMs) : undefined;
    if (refreshMs) {
      document.addEventListener('visibilitychange', whenSeen);
    }
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [refreshMs, refresh]);

  return useMemo(() => ({ queries, refresh }), [queries, refresh]);
}
