import {
  choiceParam,
  optionalTextParam,
  textParam,
  useUrlState,
} from '@internal/plugin-odp-react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { VARIABLE_PREFIX } from '../../model/pageParams';
import type { TileQuery } from '../../query/useTabStatuses';
import { useClock, zoneOf } from '../../query/useClock';
import { CHECKS_TAB } from './DashboardTabs';

/** What of the URL is the same for each dashboard. */
const PARAMS = {
  dashboard: optionalTextParam(),
  view: choiceParam(['dashboard', 'checks'] as const, 'dashboard'),
  viewPanel: optionalTextParam(),
  from: textParam('now-1h'),
  to: textParam('now'),
  timezone: textParam('utc'),
};

/** Which dashboard the URL opens, and what it asks of the tiles of all of them. */
export function usePageUrl() {
  const [url, setUrl] = useUrlState(PARAMS);
  const [search] = useSearchParams();
  const clock = useClock(url.timezone);
  const query = useMemo<TileQuery>(() => {
    const names = [...new Set(search.keys())].filter(name =>
      name.startsWith(VARIABLE_PREFIX),
    );
    return {
      range: { from: url.from, to: url.to },
      timeZone: zoneOf(clock),
      variables: Object.fromEntries(
        names.map(name => [
          name.slice(VARIABLE_PREFIX.length),
          search.getAll(name),
        ]),
      ),
    };
  }, [search, url.from, url.to, clock]);
  const open = (tab: string) =>
    setUrl(
      tab === CHECKS_TAB
        ? { view: 'checks', viewPanel: undefined }
        : { view: 'dashboard', dashboard: tab, viewPanel: undefined },
      { push: true },
    );
  return { url, query, open };
}
