import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import type { LegendEntry } from '../../architecture/model/legend';
import { EdgeSample } from './EdgeSample';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 12px',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: 32,
    padding: '3px 10px',
    borderBottom: '1px solid var(--odp-line-subtle)',
  },
  kinds: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 18px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontSize: 11.5,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: 6 },
  hidden: { color: 'var(--odp-secondary)' },
});

/** What the lines mean, and how many there are of each kind. */
export function EdgeLegend(props: {
  entries: LegendEntry[];
  /** At the end of the line. */
  end?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <ul className={classes.kinds} aria-label="Kinds of edges">
        {props.entries.map(({ kind, words, count, hidden }) => (
          <li
            key={kind}
            className={`${classes.entry} ${hidden ? classes.hidden : ''}`}
          >
            <EdgeSample kind={kind} />
            {words} <strong>{count}</strong>
          </li>
        ))}
      </ul>
      {props.end}
    </div>
  );
}
