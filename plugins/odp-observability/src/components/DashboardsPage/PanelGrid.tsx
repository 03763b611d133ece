import type { Panel } from '@internal/plugin-odp-observability-common';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { GRID, type Placement } from '../../model/layout';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: `repeat(${GRID.columns}, minmax(0, 1fr))`,
    // A title that needs two lines makes its row higher, rather than being cut.
    gridAutoRows: `minmax(${GRID.row}px, auto)`,
    gap: GRID.gap,
    minWidth: 0,
  },
  cell: { minWidth: 0 },
});

interface PanelGridProps {
  panels: readonly Panel[];
  placements: readonly Placement[];
  children: (panel: Panel, height: number) => ReactNode;
}

/** Panels on Grafana's grid. */
export function PanelGrid({ panels, placements, children }: PanelGridProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {panels.map((panel, index) => {
        const { column, columns, row, rows } = placements[index];
        const span = (start: number | undefined, length: number) =>
          `${start ?? 'auto'} / span ${length}`;
        return (
          <div
            key={panel.id}
            className={classes.cell}
            style={{
              gridColumn: span(column, columns),
              gridRow: span(row, rows),
            }}
          >
            {children(panel, rows * GRID.row + (rows - 1) * GRID.gap)}
          </div>
        );
      })}
    </div>
  );
}
