import { makeStyles } from '@material-ui/core/styles';

/** Text styles of what a panel beside the lists holds. */
export const usePanelStyles = makeStyles({
  part: {
    padding: '10px 14px',
    borderTop: '1px solid var(--odp-line-subtle)',
    fontSize: 'var(--odp-font-secondary)',
    lineHeight: 1.4,
    '& b': { fontWeight: 500 },
  },
  title: { fontSize: 12.5, fontWeight: 500, margin: 0 },
  note: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-smallest)',
    margin: '4px 0 0',
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(90px, auto) 1fr',
    gap: '3px 14px',
    margin: '4px 0 0',
    '& dt': { color: 'var(--odp-secondary)' },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  list: { listStyle: 'none', margin: '4px 0 0', padding: 0 },
});
