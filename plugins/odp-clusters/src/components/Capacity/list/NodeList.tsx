import { STATUSES } from '@internal/plugin-odp-clusters-common';
import { formatCount, PodCell, StatusWord } from '@internal/plugin-odp-react';
import { memo } from 'react';
import type { NodeRow } from '../../../capacity/model/rows';
import { useListStyles } from './listStyles';
import { NameCell } from './NameCell';
import { ShareCell } from './ShareCell';
import { WorstFirstTable } from './WorstFirstTable';

const COLUMNS = [
  'Node',
  'Zone',
  'Pool',
  'Worst state',
  'Pods',
  'CPU req.',
  'Memory req.',
  'Why',
];

interface RowProps {
  row: NodeRow;
  region?: string;
  selected: boolean;
  onSelect: (node: string) => void;
}

const Row = memo((props: RowProps) => {
  const { row, region, selected, onSelect } = props;
  const { node, poolName, status, pods, hiddenPods, cpu, memory, why } = row;
  const classes = useListStyles();
  return (
    <tr
      className={classes.row}
      aria-current={selected || undefined}
      data-row={`node:${node.name}`}
    >
      <NameCell name={node.name} onSelect={() => onSelect(node.name)} />
      <td title={node.zone}>
        {zoneInRegion(node.zone, region) ?? (
          <span className={classes.quiet}>none</span>
        )}
      </td>
      <td>{poolName}</td>
      <td>
        <StatusWord status={status} />
      </td>
      <td>
        <span className={classes.counts}>
          {STATUSES.map(
            name =>
              pods[name] && (
                <span key={name} className={classes.count}>
                  <PodCell state={name} />
                  {formatCount(pods[name]!)}
                </span>
              ),
          )}
          {hiddenPods > 0 && (
            <span className={classes.count}>
              <PodCell state="not permitted" />
              {formatCount(hiddenPods)}
            </span>
          )}
        </span>
      </td>
      <td>
        <ShareCell label={`CPU of ${node.name}`} share={cpu} />
      </td>
      <td>
        <ShareCell label={`Memory of ${node.name}`} share={memory} />
      </td>
      <td className={classes.stretch} title={why}>
        {why}
      </td>
    </tr>
  );
});

/** "a" of `europe-north1-a` in `europe-north1`. */
function zoneInRegion(zone: string | undefined, region: string | undefined) {
  return region && zone?.startsWith(`${region}-`)
    ? zone.slice(region.length + 1)
    : zone;
}

interface NodeListProps {
  rows: NodeRow[];
  /** What the names of zones begin with. */
  region?: string;
  selected?: string;
  page: string;
  onPage: (page: string) => void;
  onSelect: (node: string) => void;
}

/** The nodes of the picture as a table, worst first. */
export function NodeList(props: NodeListProps) {
  const { rows, region, selected, page, onPage, onSelect } = props;
  return (
    <WorstFirstTable
      of="nodes"
      columns={COLUMNS}
      rows={rows}
      page={page}
      onPage={onPage}
    >
      {row => (
        <Row
          key={row.node.name}
          row={row}
          region={region}
          selected={row.node.name === selected}
          onSelect={onSelect}
        />
      )}
    </WorstFirstTable>
  );
}
