import {
  plural,
  STATUSES,
  type TopologyNode,
  type TopologyPod,
  worstOf,
} from '@internal/plugin-odp-clusters-common';
import {
  ActionButton,
  capitalise,
  Clock,
  InspectorFrame,
  StatusIcon,
  useNow,
} from '@internal/plugin-odp-react';
import { nodeTrouble } from '../../../capacity/model/labels';
import { answers } from '../../../capacity/model/tally';
import { causeWords } from '../../../capacity/model/causes';
import { CauseList } from './CauseList';
import type { InspectorProps } from './Inspector';
import { useInspectorStyles } from './inspectorStyles';
import { RequestedBars } from './RequestedBars';
import { StatusBox } from './StatusBox';

/** A node: how it and its pods are, and how full it is. */
export function NodeInspector(props: InspectorProps & { node: TopologyNode }) {
  const { node, capacity, takesFocus, onClose, onFit, onListPods, onSelect } =
    props;
  const { model } = capacity;
  const classes = useInspectorStyles();
  const now = useNow(10_000);
  const pods = [...model.pods.values()].filter(pod => pod.node === node.name);
  const troubled = STATUSES.slice(0, -1).flatMap(status =>
    pods.filter(pod => pod.status === status),
  );
  const pool = model.pools.find(({ id }) => id === node.pool);
  const status = worstOf([node.status, ...pods.map(pod => pod.status)]);
  const since = node.reasons[0]?.since;
  return (
    <InspectorFrame
      of={node.name}
      title={node.name}
      subtitle={`Node selected · ${plural(
        pods.length + node.hiddenPods,
        'pod',
      )}`}
      mark={<StatusIcon status={status} size={18} />}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <div className={classes.body}>
        <StatusBox
          status={status}
          since={since === undefined ? undefined : Date.parse(since)}
        >
          <p>{nodeSentence(node, troubled, now)}</p>
          {node.reasons.slice(1).map(({ rule, message }) => (
            <p key={rule}>{message}.</p>
          ))}
        </StatusBox>
        <dl className={classes.facts}>
          <dt>Zone</dt>
          <dd>{node.zone ?? 'no zone label'}</dd>
          <dt>Pool</dt>
          <dd>
            <button
              type="button"
              className={classes.link}
              onClick={() =>
                onSelect({ kind: 'pool', id: node.pool, zone: node.zone })
              }
            >
              {pool?.name ?? node.pool}
            </button>
            {pool?.machineType && ` · ${pool.machineType}`}
          </dd>
          <dt>Joined</dt>
          <dd>
            {node.joinedAt === undefined ? (
              'not told'
            ) : (
              <Clock moment={node.joinedAt} />
            )}
          </dd>
          <dt>Takes pods</dt>
          <dd>{takesPods(node)}</dd>
          {node.hiddenPods > 0 && (
            <>
              <dt>Not permitted</dt>
              <dd>
                {plural(node.hiddenPods, 'pod')} that your role may not see
              </dd>
            </>
          )}
        </dl>
        {answers(node) ? (
          <RequestedBars
            of={node.name}
            requested={node.requested}
            allocatable={node.allocatable}
          />
        ) : (
          <p className={classes.note}>
            What it has requested is unknown while it is silent.
          </p>
        )}
        <CauseList
          pods={pods}
          onCause={cause => onListPods({ search: node.name, cause })}
        />
        {troubled.length > 0 && (
          <>
            <h3 className={classes.heading}>Pods that are not healthy</h3>
            <ul className={classes.list}>
              {troubled.map(pod => (
                <li key={pod.key} className={classes.line}>
                  <StatusIcon status={pod.status} />
                  <button
                    type="button"
                    className={classes.link}
                    onClick={() => onSelect({ kind: 'pod', key: pod.key })}
                  >
                    {pod.name}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={classes.actions}>
          {onFit && (
            <ActionButton
              small
              onClick={() => onFit({ kind: 'node', name: node.name })}
            >
              Fit the node
            </ActionButton>
          )}
          <ActionButton small onClick={() => onListPods({ search: node.name })}>
            {plural(pods.length, 'pod')} as list
          </ActionButton>
        </div>
      </div>
    </InspectorFrame>
  );
}

function takesPods({ condition, cordoned }: TopologyNode): string {
  if (cordoned) {
    return 'no, it is cordoned';
  }
  return condition === 'ready'
    ? 'yes'
    : `no, it is ${condition.replace('-', ' ')}`;
}

function nodeSentence(
  node: TopologyNode,
  troubled: TopologyPod[],
  now: number,
): string {
  const own = nodeTrouble(node, now);
  if (own) {
    return node.condition === 'silent'
      ? `${capitalise(own)}; its pods are shown as they were last known.`
      : `${capitalise(own)}.`;
  }
  const [cause] = troubled[0]?.causes ?? [];
  return cause
    ? `The node is ready; ${plural(troubled.length, 'pod')} on it ${
        troubled.length === 1 ? 'is' : 'are'
      } not healthy, the worst ${causeWords(cause)}.`
    : 'Ready, and so is all that runs on it.';
}
