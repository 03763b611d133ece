import type {
  NamespaceDetail,
  TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import { Clock, StatusIcon } from '@internal/plugin-odp-react';
import { useInspectorStyles } from './inspectorStyles';

/** What else a pod touches, and the warnings that speak of it. */
export function PodFurther({
  detail,
  pod,
}: {
  detail: NamespaceDetail;
  pod: TopologyPod;
}) {
  const classes = useInspectorStyles();
  const name = pod.workload?.name ?? pod.name;
  const consequences = detail.consequences.filter(
    ({ status, message }) =>
      status !== 'healthy' && message.split(/[\s,:]+/).includes(name),
  );
  const warnings = detail.warnings.filter(
    ({ object }) => object.name === pod.name || object.name === name,
  );
  return (
    <>
      {consequences.length > 0 && (
        <>
          <h3 className={classes.heading}>Reaches further</h3>
          <ul className={classes.list}>
            {consequences.map(({ status, message }) => (
              <li key={message} className={classes.line}>
                <StatusIcon status={status} />
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3 className={classes.heading}>
            Warnings
            <small>
              {warnings.length} of {detail.warnings.length} in {pod.namespace}
            </small>
          </h3>
          <ul className={classes.list}>
            {warnings.map(({ object, reason, message, count, lastSeen }) => (
              <li
                key={`${object.name} ${reason} ${message}`}
                className={classes.line}
              >
                <span className={classes.time}>
                  <Clock moment={lastSeen} />
                </span>
                <span>
                  <strong>{reason}</strong> {message}{' '}
                  <span className={classes.quiet}>×{count}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
