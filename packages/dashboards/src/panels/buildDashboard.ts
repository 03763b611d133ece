import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableHide,
  VariableRefresh,
  VariableSort,
  type Dashboard,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { buildPanel, DATASOURCE } from './buildPanel';
import type { DashboardSection, PanelSpec } from './PanelSpec';

/** Tag of dashboards that are made for the page of an entity. */
const OF_ENTITY = 'entity';
const COLUMNS = 24;
/** Ids of rows begin here; those of panels are below. */
const FIRST_ROW_ID = 1000;

/** A variable whose options are the values of a label. */
export interface VariableSpec {
  name: string;
  label: string;
  /** Series with the label, and the label. */
  metric: string;
  of: string;
  /** Any number of values, and all of them at first. */
  isMulti: boolean;
}

export interface DashboardSpec {
  /** Id of the dashboard in the target state. */
  uid: string;
  title: string;
  description: string;
  /** Made to be narrowed to one entity and shown on its page, not among the others. */
  isOfEntity?: true;
  variables: VariableSpec[];
  sections: DashboardSection[];
}

/** Classic JSON of a dashboard, as Grafana 10 to 13 load it. */
export function buildDashboard(spec: DashboardSpec): Dashboard {
  const builder = new DashboardBuilder(spec.title)
    .uid(spec.uid)
    .description(spec.description)
    .tags(spec.isOfEntity ? ['odp', OF_ENTITY] : ['odp'])
    .timezone('browser')
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: 'now-1h', to: 'now' })
    .refresh('30s')
    .withVariable(
      new DatasourceVariableBuilder('datasource')
        .label('Data source')
        .type('prometheus')
        .hide(VariableHide.HideVariable),
    );
  spec.variables.forEach(variable =>
    builder.withVariable(queryVariable(variable)),
  );
  let y = 0;
  spec.sections.forEach(({ title, height, panels }, index) => {
    if (title) {
      builder.withRow(
        new RowBuilder(title)
          .id(FIRST_ROW_ID + index)
          .gridPos({ x: 0, y, w: COLUMNS, h: 1 }),
      );
      y += 1;
    }
    lines(panels).forEach(line => {
      let x = 0;
      line.forEach(panel => {
        builder.withPanel(
          buildPanel(panel, { x, y, w: panel.width, h: height }),
        );
        x += panel.width;
      });
      y += height;
    });
  });
  return builder.build();
}

function queryVariable(variable: VariableSpec): QueryVariableBuilder {
  const { name, label, metric, of, isMulti } = variable;
  const builder = new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATASOURCE)
    .query({ query: `label_values(${metric}, ${of})`, refId: name })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(isMulti)
    .includeAll(isMulti);
  return isMulti
    ? builder.current({ selected: true, text: ['All'], value: ['$__all'] })
    : builder;
}

/** Panels in lines of 24 columns at most. */
function lines(panels: PanelSpec[]): PanelSpec[][] {
  const found: PanelSpec[][] = [];
  let used = COLUMNS;
  panels.forEach(panel => {
    if (used + panel.width > COLUMNS) {
      found.push([]);
      used = 0;
    }
    found.at(-1)!.push(panel);
    used += panel.width;
  });
  return found;
}
