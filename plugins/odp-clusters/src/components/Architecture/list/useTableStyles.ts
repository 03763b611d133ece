import { makeStyles } from '@material-ui/core/styles';

/** Styles of the two tables of the list. */
export const useTableStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  title: { fontSize: 13, fontWeight: 500, margin: 0, padding: '12px 14px 2px' },
  table: {
    width: '100%',
    minWidth: 820,
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th': {
      fontSize: 11.5,
      fontWeight: 500,
      color: 'var(--odp-secondary)',
      textAlign: 'left',
      padding: '6px 8px',
      whiteSpace: 'nowrap',
      borderBottom: '1px solid var(--odp-line)',
    },
    '& td': {
      padding: '4px 8px',
      fontSize: 12.5,
      lineHeight: 1.4,
      borderBottom: '1px solid var(--odp-line-subtle)',
    },
    '& th:first-child, & td:first-child': { paddingLeft: 14 },
  },
  selected: { background: 'var(--odp-selected)' },
  short: { whiteSpace: 'nowrap' },
  verdict: {
    minWidth: 150,
    '& > span': { display: 'flex', gap: 8, alignItems: 'center' },
  },
  long: { minWidth: 140, color: 'var(--odp-secondary)' },
  select: {
    border: 0,
    padding: '3px 0',
    background: 'transparent',
    font: 'inherit',
    color: 'var(--odp-link)',
    textAlign: 'left',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
});
