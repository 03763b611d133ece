import {
  Freshness,
  Panel,
  PodCell,
  type FreshnessLike,
  type PodCellState,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 226fr) minmax(0, 150fr)',
    gap: 8,
    alignItems: 'center',
    minHeight: 33,
    borderTop: '1px solid var(--odp-line-subtle)',
  },
  secondary: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    lineHeight: 1.25,
  },
  heading: { fontWeight: 500, fontSize: 12.5, margin: '10px 0 6px' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '5px 12px',
    fontSize: 11.5,
    '& span': { display: 'inline-flex', gap: 5, alignItems: 'center' },
  },
});

const CELLS: PodCellState[] = [
  'healthy',
  'progressing',
  'degraded',
  'failing',
  'unknown',
  'not permitted',
  'without a node',
];

const ago = (seconds: number) =>
  new Date(Date.now() - seconds * 1000).toISOString();

function samples(): [FreshnessLike, string][] {
  return [
    [{ state: 'live', asOf: ago(4) }, 'ticks, never blinks'],
    [
      { state: 'stale', asOf: ago(13 * 60), reason: 'the API answers 504' },
      'last data stays in full ink, hatched ground',
    ],
    [
      { state: 'starting', progress: { kind: 'pods', read: 1240 } },
      'counts say “at least”',
    ],
    [
      { state: 'unreachable', reason: 'connection refused' },
      'names the source',
    ],
    [
      { state: 'denied', reason: 'the token is not valid' },
      'names the right and who grants it',
    ],
  ];
}

/** The five words for age, and the patterns of pod cells. */
export function FreshnessWords() {
  const classes = useStyles();
  const [rows] = useState(samples);
  return (
    <Panel title="Freshness">
      {rows.map(([freshness, meaning]) => (
        <div key={freshness.state} className={classes.row}>
          <Freshness freshness={freshness} wrap />
          <span className={classes.secondary}>{meaning}</span>
        </div>
      ))}
      <p className={classes.heading}>Pod cells</p>
      <div className={classes.legend}>
        {CELLS.map(state => (
          <span key={state}>
            <PodCell state={state} decorative />
            {state}
          </span>
        ))}
      </div>
    </Panel>
  );
}
