import {
  bytesInWords,
  coresInWords,
} from '@internal/plugin-odp-clusters-common';
import { Clock, StatusWord } from '@internal/plugin-odp-react';
import type { PodRow } from '../../../capacity/model/rows';
import { useListStyles } from './listStyles';
import { NameCell } from './NameCell';
import { WorstFirstTable } from './WorstFirstTable';

const COLUMNS = [
  'Pod',
  'Namespace',
  'State',
  'Since',
  'Node',
  'CPU req.',
  'Memory req.',
  'Why',
];

interface PodListProps {
  rows: PodRow[];
  /** Key of the selected pod. */
  selected?: string;
  page: string;
  onPage: (page: string) => void;
  onSelect: (key: string) => void;
}

/** Pods as a table, worst first. */
export function PodList(props: PodListProps) {
  const { rows, selected, page, onPage, onSelect } = props;
  const classes = useListStyles();
  return (
    <WorstFirstTable
      of="pods"
      columns={COLUMNS}
      rows={rows}
      page={page}
      onPage={onPage}
    >
      {({ pod }) => {
        const [cause] = pod.causes;
        return (
          <tr
            key={pod.key}
            className={classes.row}
            aria-current={pod.key === selected || undefined}
            data-row={`pod:${pod.key}`}
          >
            <NameCell name={pod.name} onSelect={() => onSelect(pod.key)} />
            <td>{pod.namespace}</td>
            <td>
              <StatusWord status={pod.status} />
            </td>
            <td>{cause?.since && <Clock moment={cause.since} />}</td>
            <td className={classes.name} title={pod.node}>
              {pod.node ?? <span className={classes.quiet}>no node</span>}
            </td>
            <td>{requested(pod.requests.cpu, coresInWords)}</td>
            <td>{requested(pod.requests.memory, bytesInWords)}</td>
            <td className={classes.stretch} title={cause?.message}>
              {cause?.message}
            </td>
          </tr>
        );
      }}
    </WorstFirstTable>
  );
}

/** A request; a pod may ask for none. */
function requested(amount: number, inWords: (amount: number) => string) {
  return amount > 0 ? inWords(amount) : 'none';
}
