import {
  denseTable,
  linkButton,
  statusTextClasses,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

/** Table and text styles that the lists of the event bus share. */
export const useTableStyles = makeStyles({
  ...statusTextClasses,
  scroll: { overflowX: 'auto', minWidth: 0 },
  table: {
    ...denseTable,
    '& td': { ...denseTable['& td'], padding: '5px 8px' },
    '& th:first-child, & td:first-child': { paddingLeft: 12 },
    '& th:last-child, & td:last-child': { paddingRight: 12 },
  },
  row: {
    cursor: 'pointer',
    '&:hover > td': { background: 'var(--odp-hover)' },
    '&[aria-selected=true] > td': {
      background: 'var(--odp-selected)',
    },
  },
  /** A head at the left of rows, which reads like any other cell. */
  rowHead: {
    fontSize: '12.5px !important' as '12.5px',
    fontWeight: '400 !important' as unknown as 400,
    padding: '6px 8px 6px 12px !important',
    verticalAlign: 'top',
    borderBottom: '1px solid var(--odp-line-subtle) !important',
  },
  link: linkButton,
  right: { textAlign: 'right !important' as 'right', whiteSpace: 'nowrap' },
  quiet: { color: 'var(--odp-secondary)' },
  small: { fontSize: 'var(--odp-font-smallest)' },
  strong: { fontWeight: 500 },
  nowrap: { whiteSpace: 'nowrap' },
  /** Long words end in an ellipsis. */
  cut: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  /** Under the first line of a cell. */
  second: {
    display: 'block',
    fontSize: 'var(--odp-font-smallest)',
    color: 'var(--odp-secondary)',
  },
});
