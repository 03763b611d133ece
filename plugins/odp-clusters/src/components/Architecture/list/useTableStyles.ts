import { denseTable, linkButton } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

/** Styles of the two tables of the list. */
export const useTableStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  title: { fontSize: 13, fontWeight: 500, margin: 0, padding: '12px 14px 2px' },
  table: {
    ...denseTable,
    minWidth: 820,
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
    ...linkButton,
    padding: '3px 0',
  },
});
