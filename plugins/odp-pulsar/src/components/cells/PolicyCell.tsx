import type { PolicyState } from '@internal/plugin-odp-pulsar-common';
import { StatusChip } from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { useTableStyles } from '../tableStyles';

/** Whether the policies of a namespace are as declared. */
export function PolicyCell({ policy }: { policy: PolicyState }) {
  const classes = useTableStyles();
  switch (policy.state) {
    case 'drift':
      return (
        <span
          title={policy.drifts
            .map(
              ({ title, found, declared }) =>
                `${title}: ${found}, declared ${declared}`,
            )
            .join('; ')}
        >
          <StatusChip status="degraded">
            {plural(policy.drifts.length, 'drift')}
          </StatusChip>
        </span>
      );
    case 'as-declared':
      return <span className={classes.quiet}>as declared</span>;
    case 'unknown':
      return (
        <span className={classes.unknown} title={policy.reason}>
          unknown
        </span>
      );
    default:
      return <span className={classes.quiet}>none declared</span>;
  }
}
