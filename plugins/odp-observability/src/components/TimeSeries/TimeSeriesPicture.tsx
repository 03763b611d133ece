import { describePanel } from '@internal/plugin-odp-observability-common';
import { odpColours, useWidth } from '@internal/plugin-odp-react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { lazy, Suspense, useMemo, useRef } from 'react';
import type { PlotPlan } from '../../drawing/plotOptions';
import { withEarlier } from '../../model/earlierChart';
import { fittedLegend } from '../../model/fittedLegend';
import { legendOfChart } from '../../model/legend';
import { pointInWords, readPoint } from '../../model/pointReading';
import { seriesChartOf } from '../../model/seriesChart';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';
import { ChartLegend, LEGEND_LINE } from './ChartLegend';
import { ChartTooltip } from './ChartTooltip';
import { SpokenPoint } from './SpokenPoint';
import { useChartCursor } from './useChartCursor';

const SeriesCanvas = lazy(() => import('./SeriesCanvas'));

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  right: { flexDirection: 'row', '& > :first-child': { flex: '1 1 0' } },
  figure: {
    position: 'relative',
    margin: 0,
    padding: '0 4px',
    minWidth: 0,
    '&:focus-visible': {
      outline: '2px solid var(--odp-text)',
      outlineOffset: -2,
    },
  },
});

/** Rows of a tooltip, and series that a sentence names. */
const TOOLTIP_ROWS = 12;
const SPOKEN_ROWS = 5;
/** Pixels. */
const LEAST_PLOT = 90;
/** Part of a picture that its legend may take. */
const LEGEND_PART = 0.4;
/** Pixels below a legend. */
const FOOT = 6;
/** Width in pixels from which on a legend has room at the right. */
const RIGHT_FROM = 560;

/** Series over time, drawn on a canvas; its sentence, the keyboard's cursor and the legend are for everybody. */
export function TimeSeriesPicture({ picture, height }: PictureProps) {
  const { panel, frames, range, earlier } = picture;
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root, 600);
  const { clock, rollouts, syncKey, onZoom } = usePanelSurroundings();
  const mode = useTheme().palette.type;
  const chart = useMemo(
    () => withEarlier(seriesChartOf(frames, panel), earlier, panel),
    [frames, earlier, panel],
  );
  const { cursor, onCursor, handlers } = useChartCursor(chart.times.length);
  const whole = useMemo(
    () => legendOfChart(chart.series, panel.options),
    [chart, panel],
  );
  const plan = useMemo<PlotPlan>(
    () => ({
      chart,
      field: panel.field,
      range,
      colours: odpColours[mode],
      clock,
      rollouts,
      syncKey,
      onZoom,
      onCursor,
    }),
    [chart, panel, range, mode, clock, rollouts, syncKey, onZoom, onCursor],
  );
  const sentence = useMemo(
    () => describePanel(picture, clock),
    [picture, clock],
  );
  const isRight =
    panel.options.legend?.placement === 'right' && width >= RIGHT_FROM;
  const legend = useMemo(
    () => whole && fittedLegend(whole, isRight ? width / 2 : width),
    [whole, isRight, width],
  );
  const lines = legend ? legend.lines.length : 0;
  const legendHeight = isRight
    ? height
    : LEGEND_LINE *
      Math.min(lines + 1, Math.floor((height * LEGEND_PART) / LEGEND_LINE));
  const plotHeight =
    lines === 0 || isRight
      ? height
      : Math.max(LEAST_PLOT, height - legendHeight - FOOT);
  const most = panel.options.tooltip === 'none' ? 0 : TOOLTIP_ROWS;
  const shown =
    cursor && most > 0
      ? readPoint(chart, cursor.index, { clock, most })
      : undefined;
  const spoken = cursor?.isKey
    ? readPoint(chart, cursor.index, { clock, most: SPOKEN_ROWS })
    : undefined;
  return (
    <div
      ref={root}
      className={`${classes.root} ${isRight ? classes.right : ''}`}
    >
      <figure
        aria-label={sentence}
        className={classes.figure}
        // The keyboard's cursor moves along the points.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        {...handlers}
      >
        <div aria-hidden style={{ height: plotHeight }}>
          <Suspense fallback={null}>
            <SeriesCanvas
              plan={plan}
              height={plotHeight}
              cursor={cursor?.isKey ? cursor.index : undefined}
            />
          </Suspense>
        </div>
        {cursor && shown && (
          <ChartTooltip reading={shown} left={cursor.left} width={width} />
        )}
        <SpokenPoint words={spoken ? pointInWords(spoken) : ''} />
      </figure>
      {legend && lines > 0 && (
        <ChartLegend
          legend={legend}
          mode={panel.options.legend?.mode ?? 'list'}
          title={panel.title}
          maxHeight={legendHeight}
        />
      )}
    </div>
  );
}
