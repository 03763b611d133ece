import { denseTable, linkButton } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

/** Styles that the lists of nodes and of pods share. */
export const useListStyles = makeStyles({
  scroll: { overflowX: 'auto', minWidth: 0 },
  table: {
    ...denseTable,
    '& td': {
      ...denseTable['& td'],
      height: 'var(--odp-size-row)',
      boxSizing: 'border-box',
      padding: '0 8px',
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
  link: linkButton,
  quiet: { color: 'var(--odp-secondary)' },
  counts: { display: 'inline-flex', gap: 8 },
  count: { display: 'inline-flex', gap: 4, alignItems: 'center', fontSize: 12 },
});
