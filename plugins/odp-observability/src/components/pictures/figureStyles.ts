/** Style rules of the words of a value, to spread into `makeStyles`. */
export const figureStyles = {
  value: {
    fontWeight: 500,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  /** Smaller than a large number, and never too small to be read. */
  suffix: {
    fontSize: 'max(0.55em, min(1em, var(--odp-font-secondary)))',
    marginLeft: 2,
  },
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
