import { makeStyles } from '@material-ui/core/styles';
import { STATUS_NAMES, type StatusCountsLike } from './StatusName';
import { statusPatterns } from './statusPatterns';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    gap: 1,
    borderRadius: 2,
    overflow: 'hidden',
    flex: 'none',
    verticalAlign: 'middle',
  },
  part: { minWidth: 3 },
  without: { border: '1.5px solid var(--odp-degraded-fill)' },
});

/** Props of {@link StatusBar}. */
export interface StatusBarProps {
  counts: StatusCountsLike;
  /** Of what, in the plural, such as "pods". */
  of: string;
  /** Those without a node, drawn as an open box; they are counted in `counts` too when given there. */
  unscheduled?: number;
  /** Pixels, or a CSS length such as `100%`. */
  width?: number | string;
  height?: number;
}

/** Counts as one line, in words, worst first: "1 failing, 22 healthy". */
export function countsSentence(counts: StatusCountsLike): string {
  const parts = STATUS_NAMES.flatMap(status =>
    counts[status] ? [`${counts[status]} ${status}`] : [],
  );
  return parts.join(', ');
}

/** Counts of statuses as a bar with patterns; nothing counted draws no bar, never an empty one. */
export function StatusBar(props: StatusBarProps) {
  const { counts, of, unscheduled = 0, width = 46, height = 9 } = props;
  const classes = useStyles();
  const words = countsSentence(counts);
  if (!words && !unscheduled) {
    return null;
  }
  const label = [
    words,
    unscheduled ? `${unscheduled} without a node` : undefined,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <span
      role="img"
      aria-label={`${of}: ${label}`}
      title={label}
      className={classes.root}
      style={{ width, height }}
    >
      {unscheduled > 0 && (
        <i className={classes.without} style={{ flexGrow: unscheduled }} />
      )}
      {STATUS_NAMES.map(status =>
        counts[status] ? (
          <i
            key={status}
            className={classes.part}
            style={{
              flexGrow: counts[status],
              flexBasis: 0,
              background: statusPatterns[status],
            }}
          />
        ) : null,
      )}
    </span>
  );
}
