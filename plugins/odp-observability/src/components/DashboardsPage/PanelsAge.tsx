import type { Panel } from '@internal/plugin-odp-observability-common';
import { FreshnessMark, TimeAgo } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { PanelReading } from '../../model/panelReading';
import type { PanelQueries } from '../../query/PanelQueries';
import { useReadings } from '../../query/useReadings';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    gap: 6,
    alignItems: 'center',
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-secondary)',
    fontVariantNumeric: 'tabular-nums',
  },
});

interface PanelsAgeProps {
  queries: PanelQueries;
  /** Those that are asked for. */
  panels: readonly Panel[];
}

/** How many panels show what is now, and how old the oldest of them is. */
export function PanelsAge({ queries, panels }: PanelsAgeProps) {
  const classes = useStyles();
  const readings = useReadings(queries);
  const known = panels.map(({ id }) => readings.get(id));
  const { current, loading, without, denied, failed, oldest } =
    countPanels(known);
  const words = [
    `${current} of ${panels.length} panels current`,
    loading > 0 && `${loading} loading`,
    without > 0 && `${without} without data`,
    denied > 0 && `${denied} not for your role`,
    failed > 0 && `${failed} failed`,
  ].filter(Boolean);
  return (
    <span className={classes.root}>
      <FreshnessMark state={freshnessOf({ failed, current })} />
      <span>{words.join(', ')}</span>
      {oldest !== undefined && (
        <span>
          · updated <TimeAgo moment={oldest} />
        </span>
      )}
    </span>
  );
}

function freshnessOf({
  failed,
  current,
}: Record<'failed' | 'current', number>) {
  if (failed > 0) {
    return 'stale';
  }
  return current > 0 ? 'live' : 'starting';
}

function countPanels(readings: readonly (PanelReading | undefined)[]) {
  const counts = { current: 0, loading: 0, without: 0, denied: 0, failed: 0 };
  const ages: number[] = [];
  for (const reading of readings) {
    const { answer, error } = reading ?? {};
    if (error !== undefined) {
      counts.failed += 1;
    } else if (!answer) {
      counts.loading += 1;
    } else if (answer.state === 'data') {
      counts.current += 1;
      ages.push(Date.parse(answer.asOf));
    } else if (answer.why?.kind === 'not-permitted') {
      counts.denied += 1;
    } else {
      counts.without += 1;
    }
  }
  return { ...counts, oldest: ages.length > 0 ? Math.min(...ages) : undefined };
}
