import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';
import { Clock, StatusIcon } from '@internal/plugin-odp-react';
import { LastHourCell } from '../NamespacesPage/cells';
import { Reasons } from '../Reasons';
import { useDetailStyles } from './detailStyles';

interface PodsTabProps {
  detail: NamespaceDetail;
  onOpenLog: (pod: string) => void;
}

/** Pods that are not healthy, with the cause in words. */
export function PodsTab({ detail, onOpenLog }: PodsTabProps) {
  const classes = useDetailStyles();
  const { troubledPods, summary } = detail;
  if (!summary.pods) {
    return <p className={classes.note}>Unknown: pods cannot be read.</p>;
  }
  if (!troubledPods.length) {
    return (
      <p className={classes.note}>
        Every pod of {summary.name} is healthy: {summary.pods.total} of{' '}
        {summary.pods.total}.
      </p>
    );
  }
  return (
    <table className={classes.table} aria-label="Pods with trouble">
      <thead>
        <tr>
          <th scope="col">Pod</th>
          <th scope="col">Cause, in words</th>
          <th scope="col">Since</th>
          <th scope="col" className={classes.right}>
            Rst. 1h
          </th>
          <th scope="col">Node</th>
          <th scope="col">Log</th>
        </tr>
      </thead>
      <tbody>
        {troubledPods.map(pod => (
          <tr key={pod.name}>
            <td>
              <span className={classes.name}>
                <StatusIcon status={pod.status} size={13} />
                <span className={classes.mono}>{pod.name}</span>
              </span>
            </td>
            <td>
              <Reasons reasons={pod.reasons} />
            </td>
            <td>
              {pod.reasons[0]?.since ? (
                <Clock moment={pod.reasons[0].since} />
              ) : (
                <span className={classes.quiet}>not told</span>
              )}
            </td>
            <td className={classes.right}>
              <LastHourCell value={pod.restarts} many={5} />
            </td>
            <td>
              {pod.node ?? <span className={classes.quiet}>no node</span>}
            </td>
            <td>
              <button
                type="button"
                className={classes.link}
                aria-label={`Log of ${pod.name}`}
                onClick={() => onOpenLog(pod.name)}
              >
                Open
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
