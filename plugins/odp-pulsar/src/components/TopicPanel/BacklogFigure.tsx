import type { TopicDetail } from '@internal/plugin-odp-pulsar-common';
import { Clock, SegmentedControl, useNow } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { lazy, Suspense, useMemo, useState } from 'react';
import { backlogChart } from '../../model/backlogChart';
import { backlogFigures, backlogSentence } from '../../model/backlogFigures';
import { useTableStyles } from '../tableStyles';
import { usePanelStyles } from './panelStyles';

// The library that draws is as large as the rest of the page.
const BacklogCanvas = lazy(async () => ({
  default: (await import('./BacklogCanvas')).BacklogCanvas,
}));

const useStyles = makeStyles({
  room: { height: 150 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    marginBottom: 4,
    '& > :last-child': { marginLeft: 'auto' },
  },
});

function canDraw(): boolean {
  return Boolean(document.createElement('canvas').getContext('2d'));
}

/** The backlog over time with its limit and where it goes: as a chart, or the same in a table. */
export function BacklogFigure({ detail }: { detail: TopicDetail }) {
  const classes = useStyles();
  const panel = usePanelStyles();
  const now = useNow(60_000);
  const [isDrawable] = useState(canDraw);
  const [form, setForm] = useState<'chart' | 'table'>('chart');
  const chart = useMemo(() => backlogChart(detail), [detail]);
  if (!chart) {
    return (
      <p className={panel.note}>
        No history yet: the portal remembers what it has read since it started,
        and a line needs two readings.
      </p>
    );
  }
  const { forecast, history } = detail;
  return (
    <>
      <div className={classes.head}>
        <h3 className={panel.title}>Backlog</h3>
        {isDrawable && (
          <SegmentedControl
            label="Backlog as"
            value={form}
            segments={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
            onChange={setForm}
          />
        )}
      </div>
      {isDrawable && form === 'chart' ? (
        <div
          className={classes.room}
          role="img"
          aria-label={backlogSentence(chart, now)}
        >
          <Suspense fallback={null}>
            <BacklogCanvas chart={chart} status={detail.status} />
          </Suspense>
        </div>
      ) : (
        <FigureTable chart={chart} />
      )}
      <p className={panel.note}>
        Limit is per topic or partition.{' '}
        {forecast?.basis && `Estimate from ${forecast.basis}. `}
        {history?.source === 'prometheus'
          ? 'History from Prometheus.'
          : 'History as the portal read it.'}
      </p>
    </>
  );
}

function FigureTable(props: {
  chart: NonNullable<ReturnType<typeof backlogChart>>;
}) {
  const table = useTableStyles();
  return (
    <table className={table.table} aria-label="Backlog">
      <thead>
        <tr>
          <th scope="col">Time, UTC</th>
          <th scope="col" className={table.right}>
            Backlog
          </th>
          <th scope="col">Note</th>
        </tr>
      </thead>
      <tbody>
        {backlogFigures(props.chart).map(({ at, backlog, note }) => (
          <tr key={`${at} ${note}`}>
            <td>
              <Clock moment={at * 1000} />
            </td>
            <td className={table.right}>{backlog}</td>
            <td>{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
