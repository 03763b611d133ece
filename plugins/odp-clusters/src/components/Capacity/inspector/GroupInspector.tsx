import {
  plural,
  STATUSES,
  type TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import {
  ActionButton,
  capitalise,
  formatCount,
  InspectorFrame,
  StatusIcon,
} from '@internal/plugin-odp-react';
import { groupByCause } from '../../../capacity/model/causes';
import { isAtLimit, poolSize } from '../../../capacity/model/labels';
import { nodesOf } from '../../../capacity/model/arrange';
import type { Selection } from '../../../capacity/model/selection';
import { tallyOf } from '../../../capacity/model/tally';
import { CauseList } from './CauseList';
import type { InspectorProps } from './Inspector';
import { useInspectorStyles } from './inspectorStyles';
import { RequestedBars } from './RequestedBars';
import { StatusBox } from './StatusBox';

interface GroupInspectorProps extends InspectorProps {
  selection: Extract<Selection, { kind: 'pool' | 'zone' }>;
}

/** Nodes taken together: a pool, a pool in one zone, or a zone. */
export function GroupInspector(props: GroupInspectorProps) {
  const { selection, capacity, takesFocus } = props;
  const { onClose, onFit, onListPods, onSelect } = props;
  const { model, picture, tallies, notes } = capacity;
  const { arrangement } = picture;
  const classes = useInspectorStyles();
  const groups = groupsOf(props);
  const indices = groups.flatMap(group => nodesOf(arrangement, group));
  const tally = tallyOf(arrangement, tallies, indices);
  const pods = indices.flatMap(index =>
    arrangement.pods
      .slice(arrangement.firstCell[index], arrangement.firstCell[index + 1])
      .filter((pod): pod is TopologyPod => pod !== undefined),
  );
  const pool =
    selection.kind === 'pool'
      ? model.pools.find(({ id }) => id === selection.id)
      : undefined;
  const where = selection.zone ?? (pool ? undefined : 'nodes without a zone');
  const title = pool
    ? [pool.name, ...(where ? [`in ${where}`] : [])].join(' ')
    : where!;
  const place = {
    ...(pool && { pool: pool.id }),
    ...((!pool || selection.zone) && { zone: selection.zone ?? 'none' }),
  };
  const causes = groupByCause(pods);
  const told = groups.flatMap(group => notes[group]);
  const waiting = model.waiting.filter(group => pool && group.pool === pool.id);
  return (
    <InspectorFrame
      of={title}
      title={title}
      subtitle={`${pool ? 'Node pool' : 'Zone'} selected · ${formatCount(
        tally.nodeCount,
      )} ${tally.nodeCount === 1 ? 'node' : 'nodes'}, ${formatCount(
        tally.podCount,
      )} ${tally.podCount === 1 ? 'pod' : 'pods'}`}
      mark={<StatusIcon status={tally.status} size={18} />}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <div className={classes.body}>
        <StatusBox status={tally.status} since={causes[0]?.since}>
          <p>{groupSentence(tally)}</p>
          {told.map(({ text }) => (
            <p key={text}>{capitalise(text)}.</p>
          ))}
        </StatusBox>
        {pool && (
          <dl className={classes.facts}>
            <dt>Machine type</dt>
            <dd>{pool.machineType ?? 'not told'}</dd>
            <dt>Nodes</dt>
            <dd>
              {pool.limits
                ? `${poolSize(pool)} in the cluster${
                    isAtLimit(pool) ? ', at its limit' : ''
                  }`
                : `${pool.nodes} in the cluster; ${
                    pool.declared
                      ? 'no limits declared'
                      : 'not in the target state, so that its limits are unknown'
                  }`}
            </dd>
            {pool.gpuType && (
              <>
                <dt>GPU</dt>
                <dd>{pool.gpuType}</dd>
              </>
            )}
          </dl>
        )}
        {waiting.map(group => (
          <div key={group.pods[0]} className={classes.actions}>
            <ActionButton
              small
              onClick={() =>
                onSelect({
                  kind: 'waiting',
                  pod: `${group.namespace}/${group.pods[0]}`,
                })
              }
            >
              {plural(group.pods.length, 'pod')} of{' '}
              {group.workload?.name ?? group.namespace} without a node
            </ActionButton>
          </div>
        ))}
        <CauseList
          pods={pods}
          onCause={cause => onListPods({ ...place, cause })}
        />
        {tally.nodeCount > 0 && (
          <RequestedBars
            of={title}
            requested={tally.requested}
            allocatable={tally.allocatable}
          />
        )}
        <h3 className={classes.heading}>Go closer</h3>
        <div className={`${classes.small} ${classes.quiet}`}>
          Zoom in, or pick a node: from 36 pixels on a node shows its pods.
        </div>
        <div className={classes.actions}>
          {onFit && (
            <ActionButton small onClick={() => onFit(selection)}>
              {pool ? 'Fit the pool' : 'Fit the zone'}
            </ActionButton>
          )}
          <ActionButton small onClick={() => onListPods(place)}>
            {formatCount(pods.length)} {pods.length === 1 ? 'pod' : 'pods'} as
            list
          </ActionButton>
        </div>
        <p className={classes.note}>
          Every node is in the picture. Nothing is sampled or cut off at a
          limit.
        </p>
      </div>
    </InspectorFrame>
  );
}

/** Numbers of the groups that the selection takes together. */
function groupsOf({ selection, capacity }: GroupInspectorProps): number[] {
  const { groups, pools, zones } = capacity.picture.arrangement;
  return groups.flatMap(({ pool, zone }, index) => {
    const inZone = zones[zone] === selection.zone;
    const isPart =
      selection.kind === 'zone'
        ? inZone
        : pools[pool].id === selection.id &&
          (selection.zone === undefined || inZone);
    return isPart ? [index] : [];
  });
}

/** "25 nodes degraded, 3 progressing, the rest healthy." */
function groupSentence({
  nodes,
  nodeCount,
}: ReturnType<typeof tallyOf>): string {
  if (!nodeCount) {
    return 'No nodes here now.';
  }
  const parts = STATUSES.slice(0, -1)
    .filter(status => nodes[status])
    .map((status, index) =>
      index === 0
        ? `${plural(nodes[status]!, 'node')} ${status}`
        : `${nodes[status]} ${status}`,
    );
  const rest = nodes.healthy ? ', the rest healthy' : '';
  return parts.length
    ? `${parts.join(', ')}${rest}. A node shows the worst of what runs on it.`
    : 'Every node and every pod on it is healthy.';
}
