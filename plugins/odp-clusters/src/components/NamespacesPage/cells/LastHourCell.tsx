import type { LastHour } from '@internal/plugin-odp-clusters-common';
import { useCellStyles } from './useCellStyles';

/** A count of the last hour: "≥ 3" while less than an hour was watched; unknown is a word. */
export function LastHourCell(props: {
  value: LastHour | undefined;
  /** From this count on it is marked failing. */
  many: number;
}) {
  const classes = useCellStyles();
  const { value, many } = props;
  if (!value) {
    return <span className={classes.unknown}>unknown</span>;
  }
  const { count, atLeast } = value;
  // Of a zero that may be more nothing is claimed but that none was seen.
  const text = atLeast && count > 0 ? `≥ ${count}` : String(count);
  const quiet = count > 0 ? '' : classes.quiet;
  const tone = count >= many ? classes.failing : quiet;
  return (
    <span
      className={tone}
      title={
        atLeast
          ? 'Watched for less than an hour: at least this many'
          : undefined
      }
    >
      {text}
    </span>
  );
}
