import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import { useCellStyles } from './useCellStyles';

/** Workloads that are ready, of all. */
export function ReadyCell({ item }: { item: NamespaceSummary }) {
  const classes = useCellStyles();
  if (!item.workloads) {
    return <span className={classes.unknown}>unknown</span>;
  }
  const { ready, total } = item.workloads;
  const missing = ready < total;
  return (
    <span className={classes.line}>
      <span
        className={
          missing ? `${classes.strong} ${classes[item.health.status]}` : ''
        }
      >
        {ready}
      </span>
      <span className={classes.quiet}>/ {total}</span>
    </span>
  );
}
