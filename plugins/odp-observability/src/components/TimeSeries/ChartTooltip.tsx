import { makeStyles } from '@material-ui/core/styles';
import type { PointReading } from '../../model/pointReading';
import { SeriesLine } from './SeriesLine';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    top: 8,
    zIndex: 2,
    maxWidth: 280,
    padding: '6px 8px',
    pointerEvents: 'none',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    color: 'var(--odp-text)',
    fontSize: 'var(--odp-font-smallest)',
    fontVariantNumeric: 'tabular-nums',
    boxShadow: 'var(--odp-shadow)',
  },
  row: { display: 'flex', gap: 6, alignItems: 'center', minWidth: 0 },
  name: {
    flex: '1 1 auto',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  value: { fontWeight: 500, whiteSpace: 'nowrap' },
  quiet: { color: 'var(--odp-secondary)' },
});

interface ChartTooltipProps {
  reading: PointReading;
  /** Place of the cursor in the plot, pixels, and how wide the picture is. */
  left: number;
  width: number;
}

/** The values under the cursor; the live region tells them to those who do not see it. */
export function ChartTooltip({ reading, left, width }: ChartTooltipProps) {
  const classes = useStyles();
  // On the side that has room; the plot begins behind its axis.
  const side =
    left > width / 2 ? { right: width - left - 44 } : { left: left + 72 };
  return (
    <div className={classes.root} style={side} aria-hidden>
      <div className={classes.quiet}>{reading.clock}</div>
      {reading.rows.map(({ series, text }) => (
        <div key={series.name} className={classes.row}>
          <SeriesLine series={series} />
          <span className={classes.name}>{series.name}</span>
          <span className={classes.value}>{text}</span>
        </div>
      ))}
      {reading.rows.length === 0 && <div>no samples</div>}
      {reading.more > 0 && (
        <div className={classes.quiet}>and {reading.more} more</div>
      )}
    </div>
  );
}
