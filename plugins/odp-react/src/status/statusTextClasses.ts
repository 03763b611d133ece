/** Style rules that give each status its text colour, to spread into `makeStyles`. */
export const statusTextClasses = {
  failing: { color: 'var(--odp-failing-text)' },
  degraded: { color: 'var(--odp-degraded-text)' },
  unknown: { color: 'var(--odp-unknown-text)' },
  progressing: { color: 'var(--odp-progressing-text)' },
  healthy: { color: 'var(--odp-healthy-text)' },
} as const;
