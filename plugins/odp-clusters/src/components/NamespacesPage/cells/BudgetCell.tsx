import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import { StatusIcon } from '@internal/plugin-odp-react';
import ShieldIcon from '@material-ui/icons/Security';
import { useCellStyles } from './useCellStyles';

/** What the disruption budgets allow now, and how many workloads have one. */
export function BudgetCell({ item }: { item: NamespaceSummary }) {
  const classes = useCellStyles();
  const { budgets } = item;
  if (!budgets) {
    return <span className={classes.unknown}>unknown</span>;
  }
  if (!budgets.total) {
    return <span className={classes.quiet}>none</span>;
  }
  const exhausted = budgets.exhausted.length > 0;
  const { coveredWorkloads = 'unknown', workloads = 'unknown' } = budgets;
  return (
    <span
      className={`${classes.line} ${exhausted ? classes.degraded : ''}`}
      title={
        exhausted
          ? `No disruption allowed by ${budgets.exhausted.join(', ')}`
          : `${coveredWorkloads} of ${workloads} workloads have a budget`
      }
    >
      {exhausted ? (
        <StatusIcon status="degraded" size={12} />
      ) : (
        <ShieldIcon aria-hidden />
      )}
      allows {budgets.smallestAllowed ?? '?'}
      <span className={classes.quiet}>
        {coveredWorkloads}/{workloads}
      </span>
    </span>
  );
}
