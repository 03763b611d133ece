import { ActionButton, InspectorFrame } from '@internal/plugin-odp-react';
import type { CapacityFilters } from '../../../capacity/model/filters';
import { isThere, type Selection } from '../../../capacity/model/selection';
import type { Capacity } from '../useCapacity';
import { GroupInspector } from './GroupInspector';
import { useInspectorStyles } from './inspectorStyles';
import { NodeInspector } from './NodeInspector';
import { PodInspector } from './PodInspector';
import { WaitingInspector } from './WaitingInspector';

/** What a person may do from the inspector. */
export interface InspectorActions {
  onClose: () => void;
  onSelect: (selection: Selection) => void;
  /** Lists the pods that these filters leave, without any other. */
  onListPods: (filters: Partial<CapacityFilters>) => void;
  /** Shows it as large as it goes; absent where there is no picture. */
  onFit?: (selection: Selection) => void;
}

/** Props that every kind of inspector has. */
export interface InspectorProps extends InspectorActions {
  capacity: Capacity;
  takesFocus: boolean;
}

/** Details of a pod, a node, a pool, a zone, or of pods without a node. */
export function Inspector(props: InspectorProps & { selection: Selection }) {
  const { selection, ...rest } = props;
  const { model } = rest.capacity;
  if (!isThere(model, selection)) {
    return <Gone {...props} />;
  }
  switch (selection.kind) {
    case 'pod':
      return (
        <PodInspector
          {...rest}
          key={selection.key}
          pod={model.pods.get(selection.key)!}
        />
      );
    case 'node':
      return (
        <NodeInspector {...rest} node={model.nodes.get(selection.name)!} />
      );
    case 'waiting':
      return (
        <WaitingInspector
          {...rest}
          group={
            model.waiting.find(({ namespace, pods }) =>
              pods.some(name => `${namespace}/${name}` === selection.pod),
            )!
          }
        />
      );
    default:
      return <GroupInspector {...rest} selection={selection} />;
  }
}

function nameOf(selection: Selection): string {
  switch (selection.kind) {
    case 'pod':
      return selection.key;
    case 'node':
      return selection.name;
    case 'pool':
      return selection.id;
    case 'zone':
      return selection.zone ?? 'No zone';
    default:
      return selection.pod;
  }
}

/** A link may lead to what has gone since. */
function Gone(props: InspectorProps & { selection: Selection }) {
  const { selection, capacity, takesFocus, onClose } = props;
  const classes = useInspectorStyles();
  return (
    <InspectorFrame
      of={nameOf(selection)}
      title={nameOf(selection)}
      subtitle={`Not in ${capacity.model.cluster} now`}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <div className={classes.body}>
        <p className={classes.small}>
          {selection.kind === 'waiting'
            ? 'This pod no longer waits: it has a node, or it is gone.'
            : 'It is gone since the link was made, or it is not for your role.'}
        </p>
        <ActionButton small onClick={onClose}>
          Close
        </ActionButton>
      </div>
    </InspectorFrame>
  );
}
