import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';
import { TimeAgo } from '@internal/plugin-odp-react';
import { useDetailStyles } from './detailStyles';

/** Warning events, newest first. */
export function WarningsTab({ detail }: { detail: NamespaceDetail }) {
  const classes = useDetailStyles();
  const gap = detail.gaps.find(({ kind }) => kind === 'events');
  if (gap) {
    return <p className={classes.note}>{gap.message}</p>;
  }
  if (!detail.warnings.length) {
    return (
      <p className={classes.note}>No warnings; the cluster keeps an hour.</p>
    );
  }
  return (
    <table className={classes.table} aria-label="Warnings">
      <thead>
        <tr>
          <th scope="col">Object</th>
          <th scope="col">Reason</th>
          <th scope="col">Message</th>
          <th scope="col" className={classes.right}>
            Count
          </th>
          <th scope="col">Last seen</th>
        </tr>
      </thead>
      <tbody>
        {detail.warnings.map(warning => (
          <tr
            key={`${warning.object.kind} ${warning.object.name} ${warning.reason} ${warning.message}`}
          >
            <td>
              {warning.object.kind}{' '}
              <span className={classes.mono}>{warning.object.name}</span>
            </td>
            <td>{warning.reason}</td>
            <td>{warning.message}</td>
            <td className={classes.right}>{warning.count}</td>
            <td>
              <TimeAgo moment={warning.lastSeen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
