import { plural } from '@internal/plugin-odp-clusters-common';
import { SegmentedControl } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import type { CapacityFilters } from '../../../capacity/model/filters';
import { countOffTiles, nodeRows, podRows } from '../../../capacity/model/rows';
import type { Selection } from '../../../capacity/model/selection';
import type { Capacity } from '../useCapacity';
import { NodeList } from './NodeList';
import { PodList } from './PodList';

const useStyles = makeStyles({
  head: { padding: '0 0 6px' },
});

interface CapacityListProps {
  capacity: Capacity;
  filters: CapacityFilters;
  rows: 'nodes' | 'pods';
  page: string;
  selection?: Selection;
  now: number;
  onRows: (rows: 'nodes' | 'pods') => void;
  onPage: (page: string) => void;
  onSelect: (selection: Selection) => void;
}

/** The picture as a table: the same data, filters and selection. */
export function CapacityList(props: CapacityListProps) {
  const { capacity, filters, rows, page, selection, now } = props;
  const { onRows, onPage, onSelect } = props;
  const classes = useStyles();
  const { model, picture, matches, tallies } = capacity;
  const { arrangement } = picture;
  const nodes = useMemo(
    () => nodeRows(arrangement, { tallies, matches }, now),
    [arrangement, tallies, matches, now],
  );
  const pods = useMemo(
    () =>
      rows === 'pods'
        ? podRows(model, { filters, leftOut: arrangement.leftOut })
        : [],
    [rows, model, filters, arrangement],
  );
  const podCount =
    matches.podCount + countOffTiles(model, arrangement, filters);
  // The node of a selected pod is marked, as its tile is in the picture.
  const selectedNode =
    selection?.kind === 'pod'
      ? model.pods.get(selection.key)?.node
      : selection?.kind === 'node' && selection.name;
  return (
    <>
      <div className={classes.head}>
        <SegmentedControl
          label="Rows"
          value={rows}
          segments={[
            { value: 'nodes' as const, label: plural(nodes.length, 'node') },
            {
              value: 'pods' as const,
              label: plural(podCount, 'pod'),
            },
          ]}
          onChange={onRows}
        />
      </div>
      {rows === 'nodes' ? (
        <NodeList
          rows={nodes}
          region={model.region}
          selected={selectedNode || undefined}
          page={page}
          onPage={onPage}
          onSelect={name => onSelect({ kind: 'node', name })}
        />
      ) : (
        <PodList
          rows={pods}
          selected={selection?.kind === 'pod' ? selection.key : undefined}
          page={page}
          onPage={onPage}
          onSelect={key => onSelect({ kind: 'pod', key })}
        />
      )}
    </>
  );
}
