import { denseTable, linkButton } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

/** Styles that the panel of type table and the table twin share. */
export const useFrameTableStyles = makeStyles({
  scroll: { overflow: 'auto', minWidth: 0 },
  table: {
    ...denseTable,
    '& td': {
      ...denseTable['& td'],
      maxWidth: 320,
      overflowWrap: 'anywhere',
    },
    '& th:first-child, & td:first-child': { paddingLeft: 12 },
    '& th:last-child, & td:last-child': { paddingRight: 12 },
  },
  number: { textAlign: 'right !important' as 'right', whiteSpace: 'nowrap' },
  sort: { ...linkButton, fontWeight: 500, color: 'inherit' },
  title: { margin: '6px 12px 0', fontWeight: 500 },
});
