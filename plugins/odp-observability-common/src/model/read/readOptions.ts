import { z } from 'zod/v3';
import type { PanelOptions, PanelType } from '../panel';
import { maybe, parse, type Note } from './parse';
import { readCalcs } from './readCalcs';

const flag = maybe(z.boolean());
const word = maybe(z.string());

const optionsSchema = z.object({
  legend: maybe(
    z.object({
      showLegend: flag,
      displayMode: word,
      placement: word,
      calcs: maybe(z.array(z.string())),
    }),
  ),
  tooltip: maybe(z.object({ mode: word })),
  reduceOptions: maybe(
    z.object({
      values: flag,
      calcs: maybe(z.array(z.string())),
      fields: word,
      limit: maybe(z.number().int()),
    }),
  ),
  orientation: word,
  graphMode: word,
  colorMode: word,
  textMode: word,
  showPercentChange: flag,
  showThresholdMarkers: flag,
  showThresholdLabels: flag,
  displayMode: word,
  mode: word,
  content: word,
  showHeader: flag,
  sortBy: maybe(z.array(z.object({ displayName: z.string(), desc: flag }))),
  footer: maybe(z.object({ show: flag })),
  frameIndex: maybe(z.number().int()),
  mergeValues: flag,
  showValue: word,
});
type RawOptions = z.output<typeof optionsSchema>;

/** The options of one type of panel; Grafana's defaults where there are none. */
export function readOptions(
  raw: unknown,
  type: PanelType,
  note: Note,
): PanelOptions {
  const options = parse(optionsSchema, raw ?? {}, 'options');
  switch (type) {
    case 'timeseries':
      return readShared(options, note);
    case 'state-timeline':
      return {
        ...readShared(options, note),
        stateTimeline: {
          isMerging: options.mergeValues ?? true,
          hasValues: options.showValue !== 'never',
        },
      };
    case 'stat':
      return { ...readReduced(options, note), stat: readStat(options, note) };
    case 'gauge':
      return {
        ...readReduced(options, note),
        gauge: {
          hasMarkers: options.showThresholdMarkers ?? true,
          hasLabels: options.showThresholdLabels ?? false,
        },
      };
    case 'bargauge':
      return {
        ...readReduced(options, note),
        barGauge: {
          mode: choose(options.displayMode, 'gradient', 'basic', 'lcd'),
        },
      };
    case 'table':
      return { table: readTable(options, note) };
    case 'text':
      return { text: readText(options, note) };
    default:
      return {};
  }
}

function readShared({ legend, tooltip }: RawOptions, note: Note): PanelOptions {
  return {
    legend: {
      isShown: legend?.showLegend ?? legend?.displayMode !== 'hidden',
      mode: choose(legend?.displayMode, 'list', 'table'),
      placement: choose(legend?.placement, 'bottom', 'right'),
      calcs: readCalcs(legend?.calcs ?? [], note),
    },
    tooltip: choose(tooltip?.mode, 'single', 'multi', 'none'),
  };
}

function readReduced(options: RawOptions, note: Note): PanelOptions {
  const { values, calcs = [], fields, limit } = options.reduceOptions ?? {};
  const [calc] = readCalcs(calcs.slice(0, 1), sentence =>
    note(`${sentence} The last value is shown.`),
  );
  if (calcs.length > 1) {
    note(`Of its calculations only "${calcs[0]}" is shown.`);
  }
  return {
    reduce: {
      calc: calc ?? 'lastNotNull',
      isEachRow: values ?? false,
      columns: fields ?? '',
      ...(limit !== undefined && { limit }),
    },
    orientation: choose(options.orientation, 'auto', 'horizontal', 'vertical'),
  };
}

function readStat(options: RawOptions, note: Note): PanelOptions['stat'] {
  if (options.showPercentChange) {
    note('The change in per cent is left out.');
  }
  return {
    graph: choose(options.graphMode, 'area', 'none'),
    color: options.colorMode?.startsWith('background')
      ? 'background'
      : choose(options.colorMode, 'value', 'none'),
    text: choose(
      options.textMode,
      'auto',
      'value',
      'value_and_name',
      'name',
      'none',
    ),
  };
}

function readTable(options: RawOptions, note: Note): PanelOptions['table'] {
  if (options.footer?.show) {
    note('The foot of the table is left out.');
  }
  if (options.frameIndex) {
    note('The table shows the first query, not the one that was chosen.');
  }
  return {
    hasHeader: options.showHeader ?? true,
    sortBy: (options.sortBy ?? []).map(({ displayName, desc }) => ({
      column: displayName,
      isDescending: desc ?? false,
    })),
  };
}

function readText(options: RawOptions, note: Note): PanelOptions['text'] {
  const { mode = 'markdown', content = '' } = options;
  if (mode === 'html') {
    note('HTML is shown as it is written.');
  }
  return { mode: mode === 'markdown' ? mode : 'code', content };
}

/** One of the choices; the first is the default. */
function choose<T extends string>(
  value: string | undefined,
  first: T,
  ...others: T[]
): T {
  return others.find(choice => choice === value) ?? first;
}
