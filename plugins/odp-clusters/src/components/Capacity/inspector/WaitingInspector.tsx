import { Link } from '@backstage/core-components';
import {
  bytesInWords,
  coresInWords,
  plural,
  type WaitingPods,
} from '@internal/plugin-odp-clusters-common';
import { InspectorFrame, PodCell } from '@internal/plugin-odp-react';
import { poolSize } from '../../../capacity/model/labels';
import { namespacesPath } from '../../paths';
import type { InspectorProps } from './Inspector';
import { useInspectorStyles } from './inspectorStyles';
import { StatusBox } from './StatusBox';

/** Pods that no node takes: what they ask for, what the scheduler says, and the limit that holds them. */
export function WaitingInspector(
  props: InspectorProps & { group: WaitingPods },
) {
  const { group, capacity, takesFocus, onClose, onSelect } = props;
  const { model } = capacity;
  const classes = useInspectorStyles();
  const { namespace, workload, pods, requests, since } = group;
  const pool = model.pools.find(({ id }) => id === group.pool);
  const asked = [
    requests.cpu > 0 && `${coresInWords(requests.cpu)} CPU`,
    requests.memory > 0 && bytesInWords(requests.memory),
    requests.gpu > 0 && `${requests.gpu} GPU`,
  ].filter(Boolean);
  return (
    <InspectorFrame
      of={workload?.name ?? pods[0]}
      title={workload?.name ?? pods[0]}
      subtitle={`${plural(pods.length, 'pod')} without a node, in ${namespace}`}
      mark={<PodCell state="without a node" size={18} decorative />}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <div className={classes.body}>
        <StatusBox
          status="degraded"
          since={since === undefined ? undefined : Date.parse(since)}
        >
          <p>{group.limit}.</p>
        </StatusBox>
        <h3 className={classes.heading}>What the scheduler says</h3>
        <p className={`${classes.mono} ${classes.small}`}>
          {group.schedulerMessage}
        </p>
        <dl className={classes.facts}>
          <dt>Each asks for</dt>
          <dd>{asked.length ? asked.join(' · ') : 'nothing'}</dd>
          <dt>Pool</dt>
          <dd>
            {pool ? (
              <>
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => onSelect({ kind: 'pool', id: pool.id })}
                >
                  {pool.name}
                </button>
                {` · ${poolSize(pool)} nodes`}
              </>
            ) : (
              'asks for none by name'
            )}
          </dd>
        </dl>
        <h3 className={classes.heading}>Pods</h3>
        <ul className={classes.list}>
          {pods.map(name => (
            <li key={name} className={classes.line}>
              <PodCell state="without a node" decorative />
              <button
                type="button"
                className={classes.link}
                onClick={() =>
                  onSelect({ kind: 'pod', key: `${namespace}/${name}` })
                }
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
        <div className={classes.actions}>
          <Link
            className={classes.linkButton}
            to={namespacesPath({ cluster: model.cluster, namespace })}
          >
            Namespace
          </Link>
        </div>
      </div>
    </InspectorFrame>
  );
}
