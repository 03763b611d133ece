import { cssColour } from '../../model/colours';
import type { DrawnSeries } from '../../model/seriesChart';

/** A piece of a series' line, so that a name is found in the picture by its dash as well as by its hue. */
export function SeriesLine({ series }: { series: DrawnSeries }) {
  return (
    <svg
      aria-hidden
      width={22}
      height={8}
      viewBox="0 0 22 8"
      style={{ flex: 'none' }}
    >
      <line
        x1={0}
        x2={22}
        y1={4}
        y2={4}
        stroke={cssColour(series.colour)}
        strokeWidth={2}
        strokeDasharray={series.dash.join(' ')}
      />
    </svg>
  );
}
