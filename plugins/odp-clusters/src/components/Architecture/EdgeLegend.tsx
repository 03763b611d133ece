import { makeStyles } from '@material-ui/core/styles';
import type { LegendEntry } from '../../architecture/model/legend';
import { EdgeSample } from './EdgeSample';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 18px',
    margin: 0,
    padding: '7px 10px',
    listStyle: 'none',
    fontSize: 11.5,
    borderBottom: '1px solid var(--odp-line-subtle)',
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: 6 },
  hidden: { color: 'var(--odp-secondary)' },
});

/** What the lines mean, and how many there are of each kind. */
export function EdgeLegend({ entries }: { entries: LegendEntry[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="Kinds of edges">
      {entries.map(({ kind, words, count, hidden }) => (
        <li
          key={kind}
          className={`${classes.entry} ${hidden ? classes.hidden : ''}`}
        >
          <EdgeSample kind={kind} />
          {words} <strong>{count}</strong>
        </li>
      ))}
    </ul>
  );
}
