import { makeStyles } from '@material-ui/core/styles';
import { FULL_SHARE } from '../../../capacity/drawing/requestedShare';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  track: {
    height: 6,
    borderRadius: 3,
    background: 'var(--odp-track)',
    overflow: 'hidden',
    flex: 'none',
  },
  fill: {
    display: 'block',
    height: 6,
    borderRadius: 3,
    background: 'var(--odp-series-1)',
  },
  full: { background: 'var(--odp-degraded-fill)' },
  unknown: { color: 'var(--odp-unknown-text)' },
});

interface ShareCellProps {
  /** Of what, such as "CPU of general-a-1". */
  label: string;
  /** 0 to 1; `undefined` is unknown, which is no bar. */
  share?: number;
  /** Pixels. */
  width?: number;
}

/** Requested part of what a node can give: bar and per cent; from 85 % on degraded. */
export function ShareCell({ label, share, width = 34 }: ShareCellProps) {
  const classes = useStyles();
  if (share === undefined) {
    return <span className={classes.unknown}>unknown</span>;
  }
  const percent = Math.floor(share * 100);
  const isFull = share >= FULL_SHARE;
  return (
    <span
      className={classes.root}
      role="img"
      aria-label={`${label}: ${percent} % requested${
        isFull ? ', degraded' : ''
      }`}
    >
      <span className={classes.track} style={{ width }}>
        <span
          className={`${classes.fill} ${isFull ? classes.full : ''}`}
          style={{ width: `${Math.min(100, share * 100)}%` }}
        />
      </span>
      <span>{percent} %</span>
    </span>
  );
}
