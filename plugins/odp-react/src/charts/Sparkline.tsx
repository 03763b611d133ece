import type { StatusName } from '../status/StatusName';

/** Pixels between the drawing and its frame, so that a line at an edge is whole. */
const EDGE = 2;

/** Props of {@link Sparkline}. */
export interface SparklineProps {
  /** Evenly spaced, oldest first; null where nothing was read, which leaves a gap. */
  values: Array<number | null>;
  /** Drawn as a line at the top; the scale ends there, or at the largest value above it. */
  limit?: number;
  /** Colour of the line. */
  status: StatusName;
  /** What a screen reader is told, such as "Backlog of the last 3 h: 0 MB to 630 MB of 1 GB". */
  label: string;
  width?: number;
  height?: number;
}

/** A small line over time on the scale of its limit, so that a flat one at the bottom is far from it. */
export function Sparkline(props: SparklineProps) {
  const { values, limit, status, label, width = 80, height = 26 } = props;
  const top = Math.max(limit ?? 0, ...values.map(value => value ?? 0), 1);
  const x = (index: number) =>
    values.length < 2 ? width : (index / (values.length - 1)) * width;
  const y = (value: number) =>
    height - EDGE - (value / top) * (height - 2 * EDGE);
  const point = (index: number) =>
    `${x(index).toFixed(1)},${y(values[index]!).toFixed(1)}`;
  const colour = `var(--odp-${status}-fill)`;
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ verticalAlign: 'middle', flex: 'none' }}
    >
      <title>{label}</title>
      {limit !== undefined && limit > 0 && (
        <line
          x1={0}
          x2={width}
          y1={y(limit)}
          y2={y(limit)}
          stroke="var(--odp-failing-fill)"
          strokeWidth={1}
          strokeDasharray="4 2"
        />
      )}
      {stretchesOf(values).map(([first, last]) => {
        const line = Array.from({ length: last - first + 1 }, (_, step) =>
          point(first + step),
        );
        return first === last ? (
          <circle
            key={first}
            cx={Math.min(x(first), width - EDGE)}
            cy={y(values[first]!)}
            r={EDGE}
            fill={colour}
          />
        ) : (
          <g key={first}>
            <path
              d={`M${x(first).toFixed(1)},${height} L${line.join(' L')} L${x(
                last,
              ).toFixed(1)},${height}z`}
              fill={colour}
              opacity={0.16}
            />
            <polyline
              points={line.join(' ')}
              fill="none"
              stroke={colour}
              strokeWidth={1.5}
            />
          </g>
        );
      })}
    </svg>
  );
}

/** First and last index of each stretch without a gap. */
function stretchesOf(values: Array<number | null>): Array<[number, number]> {
  const stretches: Array<[number, number]> = [];
  values.forEach((value, index) => {
    const last = stretches[stretches.length - 1];
    if (value === null) {
      return;
    }
    if (last && last[1] === index - 1) {
      last[1] = index;
    } else {
      stretches.push([index, index]);
    }
  });
  return stretches;
}
