import { describePanel } from '@internal/plugin-odp-observability-common';
import {
  pageOf,
  Pager,
  StatusIcon,
  statusTextClasses,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import {
  type Cell,
  type FrameTableModel,
  frameTableOf,
} from '../../model/cells';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';
import { useFrameTableStyles } from './useFrameTableStyles';

const useStyles = makeStyles({
  ...statusTextClasses,
  figure: { margin: 0, minWidth: 0 },
  cell: {
    display: 'inline-flex',
    gap: 5,
    alignItems: 'center',
    fontWeight: 500,
  },
  track: {
    display: 'inline-block',
    width: 60,
    height: 6,
    marginRight: 6,
    borderRadius: 'var(--odp-radius-cell)',
    background: 'var(--odp-track)',
  },
  bar: {
    display: 'block',
    height: 6,
    borderRadius: 'var(--odp-radius-cell)',
    background: 'var(--odp-series-1)',
  },
});

interface Sorting {
  column: string;
  isDescending: boolean;
}

/** A panel of type table: sorted by its heads, in pages; states of cells have a shape beside their colour. */
export function TablePicture({ picture, height }: PictureProps) {
  const { panel, frames } = picture;
  const table = useFrameTableStyles();
  const classes = useStyles();
  const { clock } = usePanelSurroundings();
  const [sorting, setSorting] = useState<Sorting | undefined>(
    panel.options.table?.sortBy[0],
  );
  return (
    <figure
      aria-label={describePanel(picture, clock)}
      className={classes.figure}
    >
      <div
        className={table.scroll}
        style={{ height }}
        // What scrolls is reached by the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={`Rows of ${panel.title}`}
      >
        {frames.map((frame, place) => (
          <SortedTable
            key={`${frame.refId} ${place}`}
            model={frameTableOf(frame, panel, clock)}
            label={panel.title}
            hasHeader={panel.options.table?.hasHeader ?? true}
            sorting={sorting}
            onSort={setSorting}
          />
        ))}
      </div>
    </figure>
  );
}

interface SortedTableProps {
  model: FrameTableModel;
  label: string;
  hasHeader: boolean;
  sorting: Sorting | undefined;
  onSort: (sorting: Sorting) => void;
}

function SortedTable(props: SortedTableProps) {
  const { model, label, hasHeader, sorting, onSort } = props;
  const table = useFrameTableStyles();
  const [page, setPage] = useState('1');
  const { heads, length } = model;
  const by = heads.findIndex(({ name }) => name === sorting?.column);
  const rows =
    by < 0
      ? Array.from({ length }, (_, row) => row)
      : model.order(by, sorting!.isDescending);
  const paged = pageOf(rows, page);
  const directionOf = (column: number) =>
    column === by && sorting!.isDescending ? 'descending' : 'ascending';
  return (
    <>
      <table className={table.table} aria-label={label}>
        {hasHeader && (
          <thead>
            <tr>
              {heads.map(({ name, isNumber }, column) => (
                <th
                  key={`${name} ${column}`}
                  scope="col"
                  className={isNumber ? table.number : undefined}
                  aria-sort={column === by ? directionOf(column) : undefined}
                >
                  <button
                    type="button"
                    className={table.sort}
                    onClick={() =>
                      onSort({
                        column: name,
                        isDescending:
                          column === by ? !sorting!.isDescending : isNumber,
                      })
                    }
                  >
                    {name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {paged.shown.map(row => (
            <tr key={row}>
              {heads.map(({ name, isNumber }, column) => (
                <td
                  key={`${name} ${column}`}
                  className={isNumber ? table.number : undefined}
                >
                  <CellWords cell={model.cell(row, column)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager
        of="rows"
        order={by < 0 ? 'as they came' : `by ${heads[by].name}`}
        total={length}
        page={paged}
        onPage={setPage}
      />
    </>
  );
}

function CellWords({ cell }: { cell: Cell }) {
  const classes = useStyles();
  const { text, status, share } = cell;
  const isMarked = status === 'failing' || status === 'degraded';
  return (
    <>
      {share !== undefined && (
        <span className={classes.track} aria-hidden>
          <span className={classes.bar} style={{ width: `${share * 100}%` }} />
        </span>
      )}
      {isMarked ? (
        <span className={`${classes.cell} ${classes[status]}`}>
          <StatusIcon status={status} size={12} />
          {text}
        </span>
      ) : (
        text
      )}
    </>
  );
}
