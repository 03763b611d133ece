import type { Clock } from '@internal/plugin-odp-observability-common';
import { createContext, useContext } from 'react';
import type { Rollout } from '../model/rollouts';

/** What the panels of a page share. */
export interface PanelSurroundings {
  clock: Clock;
  rollouts: readonly Rollout[];
  /** Charts with one key share their cursor. */
  syncKey: string;
  /** A stretch of time was marked on a chart, milliseconds UTC: it becomes the range of the page. */
  onZoom: (from: number, to: number) => void;
}

/** Given by the page around its panels. */
export const PanelSurroundingsContext = createContext<
  PanelSurroundings | undefined
>(undefined);

/** What the page around a panel gives it. */
export function usePanelSurroundings(): PanelSurroundings {
  const surroundings = useContext(PanelSurroundingsContext);
  if (!surroundings) {
    throw new Error('A panel stands on no page of panels');
  }
  return surroundings;
}
