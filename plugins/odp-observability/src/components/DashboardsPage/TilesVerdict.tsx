import type {
  AlertsAnswer,
  Panel,
} from '@internal/plugin-odp-observability-common';
import { Verdict } from '@internal/plugin-odp-react';
import type { ReactNode } from 'react';
import { dashboardVerdict } from '../../model/dashboardVerdict';
import { readTile } from '../../model/goldenTiles';
import type { PanelQueries } from '../../query/PanelQueries';
import { useReadings } from '../../query/useReadings';
import { usePanelSurroundings } from '../PanelSurroundings';

interface TilesVerdictProps {
  queries: PanelQueries;
  tiles: readonly Panel[];
  /** Absent: the sentence is of the tiles alone. */
  alerts?: AlertsAnswer;
  action?: ReactNode;
}

/** The sentence on top, by what the golden tiles say and what fires; without tiles there is none. */
export function TilesVerdict(props: TilesVerdictProps) {
  const { queries, tiles, alerts, action } = props;
  const { clock, rollouts } = usePanelSurroundings();
  const readings = useReadings(queries);
  const tileReadings = tiles.map(panel => {
    const { answer, error } = readings.get(panel.id) ?? {};
    // A tile that failed is not known, whatever it said before.
    return error === undefined
      ? readTile(panel, answer)
      : { panel, status: 'unknown' as const, error };
  });
  if (tiles.length === 0) {
    return null;
  }
  const verdict = dashboardVerdict(tileReadings, clock, {
    rollouts,
    alerts,
  });
  return verdict ? (
    <Verdict status={verdict.status} action={action}>
      <strong>{verdict.strong}</strong>
      {verdict.rest}
    </Verdict>
  ) : (
    <Verdict status="unknown" action={action}>
      Not known yet: the tiles below still load.
    </Verdict>
  );
}
