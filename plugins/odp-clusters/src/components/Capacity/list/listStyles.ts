import { makeStyles } from '@material-ui/core/styles';

/** Styles that the lists of nodes and of pods share. */
export const useListStyles = makeStyles({
  scroll: { overflowX: 'auto', minWidth: 0 },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th': {
      fontSize: 11.5,
      fontWeight: 500,
      color: 'var(--odp-secondary)',
      textAlign: 'left',
      padding: '7px 8px',
      borderBottom: '1px solid var(--odp-line)',
      whiteSpace: 'nowrap',
    },
    '& td': {
      height: 'var(--odp-size-row)',
      boxSizing: 'border-box',
      padding: '0 8px',
      fontSize: 12.5,
      borderBottom: '1px solid var(--odp-line-subtle)',
      whiteSpace: 'nowrap',
    },
  },
  row: {
    '&:hover td': { background: 'var(--odp-hover)' },
    '&[aria-current=true] td': { background: 'var(--odp-selected)' },
  },
  /** Takes the room that is left; long words end in an ellipsis. */
  stretch: {
    width: '40%',
    maxWidth: 0,
    minWidth: 160,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  name: {
    maxWidth: 280,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  link: {
    border: 0,
    padding: 0,
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    verticalAlign: 'bottom',
    background: 'transparent',
    font: 'inherit',
    color: 'var(--odp-link)',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
  quiet: { color: 'var(--odp-secondary)' },
  counts: { display: 'inline-flex', gap: 8 },
  count: { display: 'inline-flex', gap: 4, alignItems: 'center', fontSize: 12 },
});
