/** Style rules of the words of a value, to spread into `makeStyles`. */
export const figureStyles = {
  value: {
    fontWeight: 500,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  /** Smaller than its number. */
  suffix: { fontSize: '0.55em', marginLeft: 2 },
  name: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  quiet: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-smallest)',
  },
} as const;
