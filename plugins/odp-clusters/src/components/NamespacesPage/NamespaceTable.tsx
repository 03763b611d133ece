import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import { plural } from '@internal/plugin-odp-clusters-common';
import { denseTable } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { LayerGroup } from '../../model/groupByLayer';
import type { SortColumn } from '../../model/sortNamespaces';
import { NamespaceRow } from './NamespaceRow';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: {
    ...denseTable,
    minWidth: 1090,
    tableLayout: 'fixed',
    '& th': {
      ...denseTable['& th'],
      padding: '5px 7px',
      position: 'sticky',
      top: 0,
      background: 'var(--odp-paper)',
      zIndex: 1,
    },
    '& td': {
      ...denseTable['& td'],
      padding: '0 7px',
      height: 28,
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      textOverflow: 'ellipsis',
    },
  },
  right: { textAlign: 'right !important' as 'right' },
  sort: {
    border: 0,
    padding: 0,
    background: 'transparent',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    '&:hover': { color: 'var(--odp-text)' },
  },
  sorted: { color: 'var(--odp-text)' },
  layer: {
    verticalAlign: 'top',
    paddingTop: '9px !important',
    borderRight: '1px solid var(--odp-line-subtle)',
    lineHeight: 1.3,
    whiteSpace: 'normal !important' as 'normal',
    background: 'var(--odp-paper)',
    fontWeight: 500,
    textAlign: 'left',
  },
  layerCount: {
    display: 'block',
    fontWeight: 400,
    fontSize: 11,
    color: 'var(--odp-secondary)',
  },
});

interface Column {
  title: string;
  width?: number;
  right?: boolean;
  sort?: SortColumn;
}

const COLUMNS: Column[] = [
  { title: 'Namespace', width: 158, sort: 'name' },
  { title: 'Health', sort: 'health' },
  { title: 'Ready', width: 50, right: true },
  { title: 'Pods', width: 154, sort: 'pods' },
  { title: 'Rst. 1h', width: 50, right: true, sort: 'restarts' },
  { title: 'CPU q.', width: 72, sort: 'cpu' },
  { title: 'Memory q.', width: 72, sort: 'memory' },
  { title: 'Budget', width: 104 },
  { title: 'mTLS', width: 76 },
  { title: 'Network', width: 88 },
  { title: 'Warn.', width: 48, right: true, sort: 'warnings' },
];

interface NamespaceTableProps {
  /** Groups with a layer's cell, or rows without. */
  groups?: LayerGroup[];
  items?: NamespaceSummary[];
  selected?: string;
  sort: SortColumn;
  onSelect: (name: string) => void;
  onSort: (column: SortColumn) => void;
}

/** The namespaces, a row each. */
export function NamespaceTable(props: NamespaceTableProps) {
  const { groups, items, selected, sort, onSelect, onSort } = props;
  const classes = useStyles();
  const row = (item: NamespaceSummary, layer?: JSX.Element) => (
    <NamespaceRow
      key={item.name}
      item={item}
      selected={item.name === selected}
      onSelect={onSelect}
      layer={layer}
    />
  );
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Namespaces">
        <colgroup>
          {groups && <col style={{ width: 88 }} />}
          {COLUMNS.map(({ title, width }) => (
            <col key={title} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {groups && <th scope="col">Layer</th>}
            {COLUMNS.map(({ title, right, sort: column }) => (
              <th
                key={title}
                scope="col"
                className={right ? classes.right : undefined}
                aria-sort={
                  column && column === sort && !groups
                    ? directionOf(column)
                    : undefined
                }
              >
                {column && !groups ? (
                  <button
                    type="button"
                    className={`${classes.sort} ${
                      column === sort ? classes.sorted : ''
                    }`}
                    onClick={() => onSort(column)}
                  >
                    {title}
                    {column === sort &&
                      (directionOf(column) === 'ascending' ? ' ↑' : ' ↓')}
                  </button>
                ) : (
                  title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups?.flatMap(group =>
            group.items.map((item, index) =>
              row(
                item,
                index === 0 ? (
                  <th
                    key={`${group.id} ${group.items.length}`}
                    scope="rowgroup"
                    rowSpan={group.items.length}
                    className={classes.layer}
                  >
                    {group.title}
                    {group.items.length > 1 && (
                      <span className={classes.layerCount}>
                        {plural(group.items.length, 'namespace')}
                      </span>
                    )}
                  </th>
                ) : undefined,
              ),
            ),
          )}
          {items?.map(item => row(item))}
        </tbody>
      </table>
    </div>
  );
}

/** Names read from A on; of all else the worst or largest stands first. */
function directionOf(column: SortColumn): 'ascending' | 'descending' {
  return column === 'name' ? 'ascending' : 'descending';
}
