import type { StatusName } from './StatusName';

/** Where no word has room, a pattern replaces it: plain, half filled, hatched, full, striped. */
export const statusPatterns: Record<StatusName, string> = {
  healthy: 'color-mix(in srgb, var(--odp-healthy-fill) 55%, transparent)',
  progressing:
    'linear-gradient(0deg, var(--odp-progressing-fill) 50%, var(--odp-progressing-tint) 50%)',
  degraded:
    'repeating-linear-gradient(45deg, var(--odp-degraded-fill) 0 2px, var(--odp-degraded-tint) 2px 4px)',
  failing: 'var(--odp-failing-fill)',
  unknown:
    'repeating-linear-gradient(90deg, var(--odp-unknown-fill) 0 1px, transparent 1px 3px)',
};
