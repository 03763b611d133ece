/** Style rules of a dense table, to spread into `makeStyles`. */
export const denseTable = {
  width: '100%',
  borderCollapse: 'collapse',
  fontVariantNumeric: 'tabular-nums',
  '& th': {
    fontSize: 11.5,
    fontWeight: 500,
    color: 'var(--odp-secondary)',
    textAlign: 'left',
    padding: '7px 8px',
    whiteSpace: 'nowrap',
    borderBottom: '1px solid var(--odp-line)',
  },
  '& td': {
    padding: '4px 8px',
    fontSize: 12.5,
    lineHeight: 1.4,
    borderBottom: '1px solid var(--odp-line-subtle)',
  },
} as const;

/** Style rules of a button that looks like a link, for a row that opens something. */
export const linkButton = {
  border: 0,
  padding: 0,
  maxWidth: '100%',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  verticalAlign: 'bottom',
  background: 'transparent',
  font: 'inherit',
  color: 'var(--odp-link)',
  textAlign: 'left',
  cursor: 'pointer',
  '&:hover': { textDecoration: 'underline' },
} as const;
