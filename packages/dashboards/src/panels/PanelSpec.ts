import type { Limit } from './limits';

type PanelType =
  | 'timeseries'
  | 'stat'
  | 'gauge'
  | 'bargauge'
  | 'table'
  | 'state-timeline';

interface PanelQuery {
  expr: string;
  /** Template of the legend, such as `{{service}}`. */
  legend?: string;
  /** The limit of the panel is not that of this query, such as that of p95 for p99. */
  isUnlimited?: true;
}

/** A column of a table; columns that a table does not name are left out. */
interface PanelColumn {
  /** Label, or `Value #A` of the query with that letter, `Value` of the only one. */
  field: string;
  title: string;
  unit?: string;
  decimals?: number;
  limit?: Limit;
}

interface PanelState {
  text: string;
  color: 'green' | 'orange' | 'red' | 'blue' | 'gray';
}

/** A panel as its dashboard describes it; its place comes from its section. */
export interface PanelSpec {
  /** Stays the same for ever: entities and links name it. */
  id: number;
  type: PanelType;
  title: string;
  /** What it tells, and what to look at next. */
  description: string;
  /** Of 24 columns. */
  width: number;
  /** Id of a unit in Grafana. */
  unit: string;
  queries: PanelQuery[];
  limit?: Limit;
  min?: number;
  max?: number;
  decimals?: number;
  /** Said instead of a value that is not there. */
  noValue?: string;
  isStacked?: true;
  /** Words for values. */
  states?: Record<number, PanelState>;
  /** Of tables. */
  columns?: PanelColumn[];
}

export interface DashboardSection {
  /** Of the row above it; the first section has none. */
  title?: string;
  /** Of each panel, in Grafana's units of 30 pixels. */
  height: number;
  panels: PanelSpec[];
}
