import { makeStyles } from '@material-ui/core/styles';

/** Table and text styles that the tabs of a namespace's detail share. */
export const useDetailStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: 12,
    fontVariantNumeric: 'tabular-nums',
    '& th': {
      fontSize: 11.5,
      fontWeight: 500,
      color: 'var(--odp-secondary)',
      textAlign: 'left',
      padding: '6px 8px',
      borderBottom: '1px solid var(--odp-line)',
      whiteSpace: 'nowrap',
    },
    '& td': {
      padding: '6px 8px',
      borderBottom: '1px solid var(--odp-line-subtle)',
      lineHeight: 1.4,
      verticalAlign: 'top',
    },
    '& th:first-child, & td:first-child': { paddingLeft: 14 },
  },
  mono: {
    fontFamily: 'var(--odp-font-mono)',
    fontSize: '0.95em',
    overflowWrap: 'anywhere',
  },
  right: { textAlign: 'right' },
  quiet: { color: 'var(--odp-secondary)' },
  note: { padding: '12px 14px', color: 'var(--odp-secondary)' },
  name: { display: 'flex', gap: 6, alignItems: 'flex-start' },
  link: {
    border: 0,
    padding: 0,
    background: 'transparent',
    font: 'inherit',
    color: 'var(--odp-link)',
    cursor: 'pointer',
    textAlign: 'left',
    '&:hover': { textDecoration: 'underline' },
  },
  sections: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))',
    gap: 16,
    padding: '10px 14px',
    fontSize: 12,
    '& h3': { fontSize: 12.5, fontWeight: 500, margin: '0 0 4px' },
    '& ul': { margin: '0 0 8px', paddingLeft: 18, lineHeight: 1.5 },
    '& p': { margin: '0 0 6px' },
  },
});
