import { plural } from '@internal/plugin-odp-clusters-common';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: 8,
    margin: '0 0 8px',
    fontSize: 12,
    color: 'var(--odp-secondary)',
  },
  clear: {
    border: 0,
    padding: 0,
    background: 'transparent',
    font: 'inherit',
    color: 'var(--odp-link)',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
});

interface MatchLineProps {
  /** Whether anything is left in full ink. */
  matched: boolean;
  podCount: number;
  /** Filters that are set. */
  filters: number;
  onClear: () => void;
}

/** How much the filters leave in full ink, and the way back. */
export function MatchLine(props: MatchLineProps) {
  const { matched, podCount, filters, onClear } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <span>
        {matched
          ? `${plural(podCount, 'pod')} ${
              podCount === 1 ? 'matches' : 'match'
            } ${plural(filters, 'filter')}; the rest is dimmed.`
          : `No pod and no node matches ${plural(filters, 'filter')}.`}
      </span>
      <button type="button" className={classes.clear} onClick={onClear}>
        Clear filters
      </button>
    </div>
  );
}
