import type { Panel } from '@internal/plugin-odp-observability-common';

/** Grafana's grid. */
export const GRID = {
  columns: 24,
  /** Pixels of a row and between rows. */
  row: 30,
  gap: 8,
} as const;

/** Widths of the panels' room in pixels, below which fewer stand beside each other: that of a screen of 1,024 with the sidebar open is the first. */
const MEDIUM = 800;
const NARROW = 480;

/** Panels under one heading. */
export interface Section {
  /** Absent: those before the first row. */
  row?: Panel;
  panels: Panel[];
}

/** Where a panel stands in its section; columns and rows count from 1, absent ones follow by themselves. */
export interface Placement {
  column?: number;
  columns: number;
  row?: number;
  rows: number;
}

/** The panels of a dashboard by its rows. */
export function sectionsOf(panels: readonly Panel[]): Section[] {
  const sections: Section[] = [{ panels: [] }];
  for (const panel of panels) {
    if (panel.type === 'row') {
      sections.push({ row: panel, panels: [] });
    } else {
      sections.at(-1)!.panels.push(panel);
    }
  }
  return sections
    .filter(({ row, panels: own }) => row || own.length > 0)
    .map(section => ({ ...section, panels: section.panels.sort(byPlace) }));
}

/** Where the panels of a section stand on a page of a width: as in Grafana, two beside each other, or one below the other. */
export function placePanels(
  panels: readonly Panel[],
  width: number,
): Placement[] {
  const top = Math.min(...panels.map(({ grid }) => grid.y));
  const rowsOf = ({ grid }: Panel) => Math.max(1, grid.h);
  if (width >= MEDIUM) {
    return panels.map(panel => ({
      column: panel.grid.x + 1,
      columns: panel.grid.w,
      row: panel.grid.y - top + 1,
      rows: rowsOf(panel),
    }));
  }
  const halves = width >= NARROW ? halvesOf(panels) : new Set();
  return panels.map(panel => ({
    columns: halves.has(panel) ? GRID.columns / 2 : GRID.columns,
    rows: rowsOf(panel),
  }));
}

/** The panels that stand two beside each other: the narrow ones that have one of their kind behind them; no table, which would be cut. */
function halvesOf(panels: readonly Panel[]): Set<Panel> {
  const halves = new Set<Panel>();
  let left: Panel | undefined;
  for (const panel of panels) {
    const isNarrow = panel.grid.w < GRID.columns / 2 && panel.type !== 'table';
    if (isNarrow && left) {
      halves.add(left).add(panel);
      left = undefined;
    } else {
      left = isNarrow ? panel : undefined;
    }
  }
  return halves;
}

/** Pixels of a panel's width on a page of a width, in steps so that pages of nearly one width ask for the same. */
export function panelWidthOf({ columns }: Placement, width: number): number {
  const STEP = 50;
  const pixels = (width * columns) / GRID.columns;
  return Math.min(4_000, Math.max(100, Math.ceil(pixels / STEP) * STEP));
}

function byPlace({ grid: one }: Panel, { grid: other }: Panel): number {
  return one.y - other.y || one.x - other.x;
}
