import { denseTable, linkButton } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

/** Table and text styles that the tabs of a namespace's detail share. */
export const useDetailStyles = makeStyles({
  table: {
    ...denseTable,
    '& td': {
      ...denseTable['& td'],
      padding: '6px 8px',
      fontSize: 12,
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
  link: linkButton,
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
