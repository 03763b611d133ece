import {
  decimalBytesInWords,
  type Trend,
  type Usage,
} from '@internal/plugin-odp-pulsar-common';
import { Sparkline } from '@internal/plugin-odp-react';
import { durationInWords, type Status } from '@internal/vocabulary';
import { useTableStyles } from '../tableStyles';

interface TrendCellProps {
  trend?: Trend;
  /** Of the same topic, for the line of its limit. */
  backlog?: Usage;
  status: Status;
}

/** A backlog over the last hours, with the line of its limit. */
export function TrendCell({ trend, backlog, status }: TrendCellProps) {
  const classes = useTableStyles();
  const known = trend?.values.filter(
    (value): value is number => value !== null,
  );
  if (!trend || !known?.length) {
    return (
      <span className={`${classes.unknown} ${classes.small}`}>no history</span>
    );
  }
  const limit = backlog?.limit.value;
  const span = (trend.values.length - 1) * trend.stepSeconds * 1000;
  const label = [
    `Backlog of the last ${durationInWords(span)}:`,
    `${decimalBytesInWords(known[0])} to ${decimalBytesInWords(
      known[known.length - 1],
    )},`,
    `at most ${decimalBytesInWords(Math.max(...known))}`,
    limit === undefined ? '' : `of ${decimalBytesInWords(limit)}`,
  ]
    .join(' ')
    .trim();
  return (
    <Sparkline
      values={trend.values}
      limit={limit}
      status={status}
      label={label}
    />
  );
}
