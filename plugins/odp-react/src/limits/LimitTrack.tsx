import { makeStyles } from '@material-ui/core/styles';
import type { StatusName } from '../status/StatusName';

const useStyles = makeStyles({
  track: {
    display: 'block',
    height: 6,
    borderRadius: 3,
    background: 'var(--odp-track)',
    overflow: 'hidden',
    flex: 'none',
  },
  fill: { display: 'block', height: 6, borderRadius: 3 },
});

const fills: Partial<Record<StatusName, string>> = {
  degraded: 'var(--odp-degraded-fill)',
  failing: 'var(--odp-failing-fill)',
};

/** Props of {@link LimitTrack}. */
export interface LimitTrackProps {
  /** Used part, 0.63 for 63 %; more than 1 fills it. */
  share: number;
  /** Degraded and failing have their colour; any other is plain. */
  status: StatusName;
  /** Pixels, or a CSS length. */
  width?: number | string;
}

/** The bar of a limit without words; whoever draws it says them. */
export function LimitTrack({ share, status, width = 64 }: LimitTrackProps) {
  const classes = useStyles();
  return (
    <span aria-hidden className={classes.track} style={{ width }}>
      <span
        className={classes.fill}
        style={{
          width: `${Math.min(100, share * 100)}%`,
          background: fills[status] ?? 'var(--odp-series-1)',
        }}
      />
    </span>
  );
}
