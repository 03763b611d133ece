import { statusTextClasses } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

/** Text styles that the cells of the table share. */
export const useCellStyles = makeStyles({
  ...statusTextClasses,
  line: {
    display: 'inline-flex',
    gap: 5,
    alignItems: 'center',
    whiteSpace: 'nowrap',
    '& svg': { fontSize: 13, flex: 'none' },
  },
  quiet: { color: 'var(--odp-secondary)' },
  strong: { fontWeight: 500 },
  small: { fontSize: 11.5 },
});
