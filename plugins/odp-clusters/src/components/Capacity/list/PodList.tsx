import {
  bytesInWords,
  coresInWords,
} from '@internal/plugin-odp-clusters-common';
import { Clock, StatusWord } from '@internal/plugin-odp-react';
import type { PodRow } from '../../../capacity/model/rows';
import { useListStyles } from './listStyles';
import { pageOf, Pager } from './Pager';

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
  const current = pageOf(rows, page);
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label="Pods, worst first">
          <thead>
            <tr>
              <th scope="col">Pod</th>
              <th scope="col">Namespace</th>
              <th scope="col">State</th>
              <th scope="col">Since</th>
              <th scope="col">Node</th>
              <th scope="col">CPU req.</th>
              <th scope="col">Memory req.</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {current.shown.map(({ pod }) => {
              const [cause] = pod.causes;
              return (
                <tr
                  key={pod.key}
                  className={classes.row}
                  aria-current={pod.key === selected || undefined}
                  data-row={`pod:${pod.key}`}
                >
                  <td className={classes.name}>
                    <button
                      type="button"
                      className={classes.link}
                      title={pod.name}
                      onClick={() => onSelect(pod.key)}
                    >
                      {pod.name}
                    </button>
                  </td>
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
            })}
          </tbody>
        </table>
      </div>
      <Pager of="pods" total={rows.length} page={current} onPage={onPage} />
    </>
  );
}

/** A request; a pod may ask for none. */
function requested(amount: number, inWords: (amount: number) => string) {
  return amount > 0 ? inWords(amount) : 'none';
}
