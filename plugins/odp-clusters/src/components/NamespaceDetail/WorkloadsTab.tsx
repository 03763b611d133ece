import { Link } from '@backstage/core-components';
import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';
import { StatusWord } from '@internal/plugin-odp-react';
import { entityPath } from '../entityPath';
import { Reasons } from '../Reasons';
import { useDetailStyles } from './detailStyles';

/** Workloads, worst first, with what the rules say of them. */
export function WorkloadsTab({ detail }: { detail: NamespaceDetail }) {
  const classes = useDetailStyles();
  if (!detail.workloads.length) {
    return (
      <p className={classes.note}>
        {detail.summary.workloads
          ? 'Nothing is deployed in this namespace.'
          : 'Unknown: not every kind of workload can be read.'}
      </p>
    );
  }
  return (
    <table className={classes.table} aria-label="Workloads">
      <thead>
        <tr>
          <th scope="col">Workload</th>
          <th scope="col">Health</th>
          <th scope="col" className={classes.right}>
            Ready
          </th>
          <th scope="col">Why</th>
          <th scope="col">Image</th>
          <th scope="col">Budget</th>
        </tr>
      </thead>
      <tbody>
        {detail.workloads.map(workload => (
          <tr key={`${workload.kind}/${workload.name}`}>
            <td>
              {workload.entity ? (
                <Link to={entityPath(workload.entity)}>{workload.name}</Link>
              ) : (
                workload.name
              )}
              <div className={classes.quiet}>
                {workload.kind}
                {workload.entity ? '' : ', not in the catalog'}
              </div>
            </td>
            <td>
              <StatusWord status={workload.status} />
            </td>
            <td className={classes.right}>
              {workload.ready ?? 'unknown'} / {workload.desired ?? 'unknown'}
            </td>
            <td>
              {workload.reasons.length ? (
                <Reasons reasons={workload.reasons} />
              ) : (
                <span className={classes.quiet}>as asked for</span>
              )}
            </td>
            <td className={classes.mono}>
              {workload.image ?? (
                <span className={classes.quiet}>not told</span>
              )}
            </td>
            <td>
              {workload.budget ? (
                `allows ${workload.budget.allowed ?? '?'}`
              ) : (
                <span className={classes.quiet}>
                  {detail.summary.budgets ? 'none' : 'unknown'}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
