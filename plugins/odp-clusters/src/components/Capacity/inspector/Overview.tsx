import { plural } from '@internal/plugin-odp-clusters-common';
import { InspectorFrame, StatusIcon } from '@internal/plugin-odp-react';
import { poolSize } from '../../../capacity/model/labels';
import { tallyOf } from '../../../capacity/model/tally';
import { CauseList } from './CauseList';
import type { InspectorProps } from './Inspector';
import { useInspectorStyles } from './inspectorStyles';
import { RequestedBars } from './RequestedBars';

/** The whole cluster, while nothing of it is selected: why pods are not healthy, and where there is room. */
export function Overview({
  capacity,
  onListPods,
  onSelect,
}: Pick<InspectorProps, 'capacity' | 'onListPods' | 'onSelect'>) {
  const { model, picture, tallies } = capacity;
  const classes = useInspectorStyles();
  const tally = tallyOf(
    picture.arrangement,
    tallies,
    picture.arrangement.nodes.keys(),
  );
  const unhealthy = [...model.pods.values()].filter(
    ({ status }) => status !== 'healthy',
  ).length;
  return (
    <InspectorFrame
      of={model.cluster}
      title={model.cluster}
      subtitle="Nothing selected: the whole cluster"
      mark={<StatusIcon status={tally.status} size={18} />}
      takesFocus={false}
    >
      <div className={classes.body}>
        <CauseList
          pods={[...model.pods.values()]}
          onCause={cause => onListPods({ cause })}
        />
        <RequestedBars
          of={model.cluster}
          requested={tally.requested}
          allocatable={tally.allocatable}
        />
        <h3 className={classes.heading}>
          Pools<small>nodes of the cluster</small>
        </h3>
        <dl className={classes.facts}>
          {model.pools.map(pool => (
            <PoolLine
              key={pool.id}
              name={pool.name}
              title={pool.machineType}
              size={poolSize(pool)}
              onSelect={() => onSelect({ kind: 'pool', id: pool.id })}
            />
          ))}
        </dl>
        <p className={classes.note}>
          Pick a pod, a node, a pool or a zone. With the keyboard: arrows move,
          Enter opens
          {unhealthy > 0 && (
            <>
              , <strong>n</strong> goes to the next of{' '}
              {plural(unhealthy, 'pod')} not healthy
            </>
          )}
          .
        </p>
      </div>
    </InspectorFrame>
  );
}

function PoolLine(props: {
  name: string;
  title?: string;
  size: string;
  onSelect: () => void;
}) {
  const { name, title, size, onSelect } = props;
  const classes = useInspectorStyles();
  return (
    <>
      <dt>
        <button
          type="button"
          className={classes.link}
          title={title}
          onClick={onSelect}
        >
          {name}
        </button>
      </dt>
      <dd>{size}</dd>
    </>
  );
}
