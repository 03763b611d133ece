import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  BarGaugeDisplayMode,
  BigValueColorMode,
  BigValueGraphMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  StackingConfigBuilder,
  StackingMode,
  VizLegendOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type GridPos,
  type Panel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as GaugeBuilder } from '@grafana/grafana-foundation-sdk/gauge';
import {
  DataqueryBuilder,
  PromQueryFormat,
} from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as StateTimelineBuilder } from '@grafana/grafana-foundation-sdk/statetimeline';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { thresholdSteps, type Limit } from './limits';
import type { PanelSpec } from './PanelSpec';

/** The variable that stands for the data source of every panel. */
export const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** Types that show a moment and no history. */
const OF_A_MOMENT = new Set(['gauge', 'bargauge', 'table']);

/** A panel of Grafana at a place of the grid. */
export function buildPanel(spec: PanelSpec, gridPos: GridPos): Builder<Panel> {
  const builder = withLooks(spec)
    .id(spec.id)
    .title(spec.title)
    .description(spec.description)
    .datasource(DATASOURCE)
    .gridPos(gridPos)
    .unit(spec.unit)
    .thresholds(thresholds(spec.limit))
    .targets(spec.queries.map((_, index) => target(spec, index)));
  if (spec.min !== undefined) {
    builder.min(spec.min);
  }
  if (spec.max !== undefined) {
    builder.max(spec.max);
  }
  if (spec.decimals !== undefined) {
    builder.decimals(spec.decimals);
  }
  if (spec.noValue !== undefined) {
    builder.noValue(spec.noValue);
  }
  if (spec.states) {
    builder.mappings([
      {
        type: MappingType.ValueToText,
        options: Object.fromEntries(
          Object.entries(spec.states).map(([value, state], index) => [
            value,
            { ...state, index },
          ]),
        ),
      },
    ]);
  }
  spec.queries.forEach(({ isUnlimited }, index) => {
    if (isUnlimited) {
      builder.overrideByQuery(refIdOf(index), [
        { id: 'thresholds', value: thresholds(undefined).build() },
      ]);
    }
  });
  return builder;
}

function refIdOf(index: number): string {
  return String.fromCharCode(65 + index);
}

function target(spec: PanelSpec, index: number): DataqueryBuilder {
  const { expr, legend } = spec.queries[index];
  const query = new DataqueryBuilder()
    .refId(refIdOf(index))
    .datasource(DATASOURCE)
    .expr(expr);
  if (spec.type === 'table') {
    return query.instant().format(PromQueryFormat.Table);
  }
  query.legendFormat(legend ?? spec.title);
  return OF_A_MOMENT.has(spec.type) ? query.instant() : query.range();
}

function thresholds(limit: Limit | undefined): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(thresholdSteps(limit));
}

/** The builder of the panel's type, with what that type alone has. */
function withLooks(spec: PanelSpec) {
  const last = () => new ReduceDataOptionsBuilder().calcs(['lastNotNull']);
  const byThresholds = () =>
    new FieldColorBuilder().mode(FieldColorModeId.Thresholds);
  switch (spec.type) {
    case 'timeseries':
      return timeSeries(spec);
    case 'stat':
      return new StatBuilder()
        .graphMode(
          spec.states ? BigValueGraphMode.None : BigValueGraphMode.Area,
        )
        .colorMode(BigValueColorMode.Value)
        .colorScheme(byThresholds())
        .reduceOptions(last());
    case 'gauge':
      return new GaugeBuilder()
        .showThresholdMarkers(true)
        .colorScheme(byThresholds())
        .reduceOptions(last());
    case 'bargauge':
      return new BarGaugeBuilder()
        .displayMode(BarGaugeDisplayMode.Basic)
        .orientation(VizOrientation.Horizontal)
        .showUnfilled(true)
        .colorScheme(byThresholds())
        .reduceOptions(last());
    case 'table':
      return table(spec);
    default:
      return new StateTimelineBuilder()
        .mergeValues(true)
        .colorScheme(byThresholds())
        .legend(legendBelow([]));
  }
}

function timeSeries(spec: PanelSpec) {
  const builder = new TimeSeriesBuilder()
    .lineWidth(2)
    .fillOpacity(spec.isStacked ? 20 : 0)
    .spanNulls(false)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassic))
    .legend(legendBelow(['lastNotNull', 'max']))
    .thresholdsStyle(
      new GraphThresholdsStyleConfigBuilder().mode(
        spec.limit
          ? GraphThresholdsStyleMode.Dashed
          : GraphThresholdsStyleMode.Off,
      ),
    );
  if (spec.isStacked) {
    builder.stacking(new StackingConfigBuilder().mode(StackingMode.Normal));
  }
  return builder;
}

function legendBelow(calcs: string[]): VizLegendOptionsBuilder {
  return new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(
      calcs.length ? LegendDisplayMode.Table : LegendDisplayMode.List,
    )
    .placement(LegendPlacement.Bottom)
    .calcs(calcs);
}

function table(spec: PanelSpec) {
  const columns = spec.columns ?? [];
  const builder = new TableBuilder()
    .showHeader(true)
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'filterFieldsByName',
      options: { include: { names: columns.map(({ field }) => field) } },
    })
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: {},
        indexByName: Object.fromEntries(
          columns.map(({ field }, index) => [field, index]),
        ),
        renameByName: Object.fromEntries(
          columns.map(({ field, title }) => [field, title]),
        ),
      },
    });
  columns.forEach(({ title, unit, decimals, limit }) => {
    if (unit) {
      builder.overrideByName(title, [
        { id: 'unit', value: unit },
        ...(decimals === undefined
          ? []
          : [{ id: 'decimals', value: decimals }]),
        { id: 'thresholds', value: thresholds(limit).build() },
        ...(limit
          ? [{ id: 'custom.cellOptions', value: { type: 'color-text' } }]
          : []),
      ]);
    }
  });
  return builder;
}
