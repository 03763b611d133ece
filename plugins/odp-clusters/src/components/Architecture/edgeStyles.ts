import type { EdgeKind } from '@internal/plugin-odp-clusters-common';
import type { EdgeSignName } from './EdgeSign';

/** How a kind of edge is drawn: never by colour alone. */
export interface EdgeStyle {
  stroke: string;
  width: number;
  dashes?: string;
  round?: boolean;
  /** `open`: an arrow head of two strokes. */
  head: 'filled' | 'open';
  /** Sign that stands on the line. */
  sign?: EdgeSignName;
}

export const EDGE_STYLES: Record<EdgeKind, EdgeStyle> = {
  carrying: { stroke: 'var(--odp-series-1)', width: 2.4, head: 'filled' },
  declared: { stroke: 'var(--odp-series-1)', width: 1.4, head: 'filled' },
  quiet: { stroke: 'var(--odp-unknown-fill)', width: 1.2, head: 'open' },
  blocked: {
    stroke: 'var(--odp-failing-fill)',
    width: 2.4,
    dashes: '7 5',
    head: 'filled',
    sign: 'bar',
  },
  undeclared: {
    stroke: 'var(--odp-degraded-fill)',
    width: 3,
    dashes: '0.1 6',
    round: true,
    head: 'filled',
    sign: 'question',
  },
  unknown: {
    stroke: 'var(--odp-unknown-fill)',
    width: 1.6,
    dashes: '5 4',
    head: 'filled',
    sign: 'unknown',
  },
  allowed: {
    stroke: 'var(--odp-unknown-fill)',
    width: 1,
    dashes: '2 3',
    head: 'open',
  },
};

/** Width of a line in pixels; that of one which carries traffic grows with every tenfold of it, from 1.6 to 3.6. */
export function lineWidth(kind: EdgeKind, perMinute?: number): number {
  return kind === 'carrying' && perMinute !== undefined
    ? Math.min(3.6, 1.6 + 0.5 * Math.log10(1 + perMinute))
    : EDGE_STYLES[kind].width;
}

/** Attributes of the line itself. */
export function lineAttributes(kind: EdgeKind, perMinute?: number) {
  const { stroke, dashes, round } = EDGE_STYLES[kind];
  return {
    fill: 'none',
    stroke,
    strokeWidth: lineWidth(kind, perMinute),
    strokeDasharray: dashes,
    strokeLinecap: round ? ('round' as const) : undefined,
  };
}
