import { denseTable } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

/** Table and text styles that the lists of workspaces share. */
export const useTableStyles = makeStyles({
  scroll: { overflowX: 'auto', minWidth: 0 },
  table: {
    ...denseTable,
    '& td, & tbody th': {
      ...denseTable['& td'],
      padding: '6px 8px',
      verticalAlign: 'top',
    },
    '& tbody th': {
      padding: '6px 8px',
      fontSize: 12.5,
      fontWeight: 400,
      color: 'var(--odp-text)',
      whiteSpace: 'normal',
      verticalAlign: 'top',
      borderBottom: '1px solid var(--odp-line-subtle)',
    },
    '& th:first-child, & td:first-child': { paddingLeft: 16 },
    '& th:last-child, & td:last-child': { paddingRight: 16 },
  },
  /** Of a column whose second line is a sentence. */
  wide: { minWidth: 150 },
  /** Also of a heading of a row, whose own rule is narrower. */
  nowrap: { whiteSpace: 'nowrap !important' as 'nowrap' },
  right: { textAlign: 'right !important' as 'right', whiteSpace: 'nowrap' },
  /** Under the first line of a cell. */
  second: {
    display: 'block',
    fontSize: 'var(--odp-font-smallest)',
    color: 'var(--odp-secondary)',
    overflowWrap: 'anywhere',
  },
});
