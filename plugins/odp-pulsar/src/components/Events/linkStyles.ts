import type { LinkKind } from '../../model/eventMap';

/** How a line of each kind looks and what it means; shapes differ, not colours alone. */
export const LINK_STYLES: Record<
  LinkKind,
  { stroke: string; dash?: string; sign?: 'bar' | '?'; words: string }
> = {
  flowing: { stroke: 'var(--odp-series-1)', words: 'carries messages' },
  quiet: { stroke: 'var(--odp-unknown-fill)', words: 'connected, quiet' },
  missing: {
    stroke: 'var(--odp-failing-fill)',
    dash: '6 4',
    sign: 'bar',
    words: 'declared, not connected',
  },
  undeclared: {
    stroke: 'var(--odp-degraded-fill)',
    dash: '1.5 4',
    sign: '?',
    words: 'connected, not declared',
  },
  unknown: {
    stroke: 'var(--odp-unknown-fill)',
    dash: '2 3',
    words: 'not known whether connected',
  },
};

/** Pixels: 1.2 for a quiet line, up to 3.5 for the busiest. */
export function linkWidth(kind: LinkKind, weight: number): number {
  if (kind === 'flowing') {
    return 1.2 + weight * 2.3;
  }
  return kind === 'undeclared' ? 2.5 : 1.2;
}
