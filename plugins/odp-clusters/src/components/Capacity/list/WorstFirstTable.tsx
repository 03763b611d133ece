import { pageOf, Pager } from '@internal/plugin-odp-react';
import type { ReactElement } from 'react';
import { useListStyles } from './listStyles';

interface WorstFirstTableProps<Row> {
  /** What a row is, in the plural, such as "nodes". */
  of: string;
  /** Heads of the columns. */
  columns: string[];
  /** All of them, worst first. */
  rows: Row[];
  page: string;
  onPage: (page: string) => void;
  /** A table row, with its key. */
  children: (row: Row) => ReactElement;
}

/** A table of the rows of one page, and the way to the other pages. */
export function WorstFirstTable<Row>(props: WorstFirstTableProps<Row>) {
  const { of, columns, rows, page, onPage, children } = props;
  const classes = useListStyles();
  const current = pageOf(rows, page);
  return (
    <>
      <div className={classes.scroll}>
        <table
          className={classes.table}
          aria-label={`${of[0].toUpperCase()}${of.slice(1)}, worst first`}
        >
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{current.shown.map(children)}</tbody>
        </table>
      </div>
      <Pager of={of} total={rows.length} page={current} onPage={onPage} />
    </>
  );
}
