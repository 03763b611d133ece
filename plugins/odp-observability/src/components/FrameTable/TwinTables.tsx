import type { TableTwin } from '@internal/plugin-odp-observability-common';
import { pageOf, Pager } from '@internal/plugin-odp-react';
import { useState } from 'react';
import { useFrameTableStyles } from './useFrameTableStyles';

interface TwinTablesProps {
  twins: readonly TableTwin[];
  /** Of the panel. */
  title: string;
  height: number;
}

/** The same data as the picture, to be read: a table a frame, in pages. */
export function TwinTables({ twins, title, height }: TwinTablesProps) {
  const classes = useFrameTableStyles();
  return (
    <div
      className={classes.scroll}
      style={{ height }}
      // What scrolls is reached by the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={`Figures of ${title}`}
    >
      {twins.map((twin, place) => (
        <TwinTable
          key={`${twin.title ?? ''} ${place}`}
          twin={twin}
          label={twin.title ?? title}
        />
      ))}
    </div>
  );
}

function TwinTable({ twin, label }: { twin: TableTwin; label: string }) {
  const classes = useFrameTableStyles();
  const [page, setPage] = useState('1');
  const rows = Array.from({ length: twin.length }, (_, row) => row);
  const paged = pageOf(rows, page);
  return (
    <>
      {twin.title && <p className={classes.title}>{twin.title}</p>}
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {twin.heads.map(({ name, isNumber }, column) => (
              <th
                key={`${name} ${column}`}
                scope="col"
                className={isNumber ? classes.number : undefined}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paged.shown.map(row => (
            <tr key={row}>
              {twin.row(row).map((text, column) => (
                <td
                  key={twin.heads[column].name + column}
                  className={
                    twin.heads[column].isNumber ? classes.number : undefined
                  }
                >
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager
        of="rows"
        order="as they came"
        total={twin.length}
        page={paged}
        onPage={setPage}
      />
    </>
  );
}
