import { useSyncExternalStore } from 'react';
import type { PanelReading } from '../model/panelReading';
import type { PanelQueries } from './PanelQueries';

/** What is known of one panel; others that change render nothing here. */
export function useReading(queries: PanelQueries, id: number): PanelReading {
  return useSyncExternalStore(queries.subscribe, () => queries.readingOf(id));
}

/** What is known of all panels. */
export function useReadings(
  queries: PanelQueries,
): ReadonlyMap<number, PanelReading> {
  return useSyncExternalStore(queries.subscribe, queries.getReadings);
}
