import { StatusWord, type StatusName } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '66px 92px 1fr',
    gap: 6,
    height: 27,
    alignItems: 'center',
    borderTop: '1px solid var(--odp-line-subtle)',
    fontSize: 12.5,
  },
  cause: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

const ROWS: [string, StatusName, string][] = [
  ['kong', 'healthy', '3 of 3 ready'],
  ['execution', 'failing', 'out of memory'],
  ['data', 'degraded', 'restarts'],
];

/** Three rows, so that a view state has something to keep. */
export function SampleList() {
  const classes = useStyles();
  return (
    <div>
      {ROWS.map(([name, status, cause]) => (
        <div key={name} className={classes.row}>
          <span>{name}</span>
          <StatusWord status={status} />
          <span className={classes.cause}>{cause}</span>
        </div>
      ))}
    </div>
  );
}
