import {
  type BusNamespaceList,
  decimalBytesInWords,
  worstBacklog,
} from '@internal/plugin-odp-pulsar-common';
import { visuallyHidden } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';
import { useTableStyles } from '../tableStyles';
import { WorkspaceRow } from './WorkspaceRow';

const useStyles = makeStyles({
  table: { tableLayout: 'fixed', minWidth: 700 },
  whole: { overflowWrap: 'anywhere' },
  lock: { fontSize: 15, color: 'var(--odp-secondary)', display: 'block' },
});

interface WorkspaceTableProps {
  list: BusNamespaceList;
  /** Of the list, filtered and sorted. */
  items: BusNamespaceList['items'];
  /** Name of the namespace that a panel shows. */
  selected?: string;
  onOpen: (namespace: string) => void;
  onTopic: (topic: string) => void;
}

/** The workspaces, a row each: the worst topic against its limit, when it is full and who loses by it. */
export function WorkspaceTable(props: WorkspaceTableProps) {
  const { list, items, selected, onOpen, onTopic } = props;
  const classes = useStyles();
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table
        className={`${table.table} ${classes.table}`}
        aria-label="Workspaces"
      >
        <colgroup>
          <col style={{ width: 34 }} />
          <col style={{ width: '16%' }} />
          <col />
          <col style={{ width: 96 }} />
          <col style={{ width: '17%' }} />
          <col style={{ width: 80 }} />
          <col style={{ width: 92 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span style={visuallyHidden}>State</span>
            </th>
            <th scope="col">Workspace</th>
            <th scope="col">Worst topic{commonLimit(list)}</th>
            <th scope="col">Last 3 h</th>
            <th scope="col">Time to limit</th>
            <th scope="col" className={table.right}>
              In / out /s
            </th>
            <th scope="col">Policy</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <WorkspaceRow
              key={item.name}
              item={item}
              selected={item.name === selected}
              nextSweepAt={
                item.status === 'unknown' ? list.nextSweepAt : undefined
              }
              onOpen={onOpen}
              onTopic={onTopic}
            />
          ))}
          {list.hidden.names?.map(name => (
            <tr key={name}>
              <td>
                <LockIcon aria-hidden className={classes.lock} />
              </td>
              <td className={`${table.quiet} ${classes.whole}`}>{name}</td>
              <td colSpan={5} className={table.quiet}>
                Not permitted: your role lacks odp.bus.namespace.read here. The
                platform team grants it.
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** ", 1 GB limit" where all of them have the same. */
function commonLimit({ items }: BusNamespaceList): string {
  const limits = new Set(
    items.flatMap(item => worstBacklog(item)?.limit.value ?? []),
  );
  const [first] = limits;
  return limits.size === 1 ? `, ${decimalBytesInWords(first)} limit` : '';
}
