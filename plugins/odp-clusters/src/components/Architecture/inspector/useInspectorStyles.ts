import { makeStyles } from '@material-ui/core/styles';

/** Styles that the parts of the inspector share. */
export const useInspectorStyles = makeStyles({
  body: {
    padding: '9px 14px 14px',
    fontSize: 12,
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
    '& h3': { fontSize: 12.5, fontWeight: 500, margin: '12px 0 3px' },
    '& h3:first-child': { marginTop: 0 },
    '& p': { margin: '0 0 6px' },
    '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  },
  quiet: { color: 'var(--odp-secondary)' },
  row: { borderTop: '1px solid var(--odp-line-subtle)', padding: '5px 0' },
  rowHead: {
    display: 'flex',
    gap: 7,
    alignItems: 'center',
    fontSize: 12.5,
    '& > svg': { fontSize: 15, flex: 'none' },
  },
  answer: { marginLeft: 'auto', fontWeight: 500, textAlign: 'right' },
  rowBody: {
    color: 'var(--odp-secondary)',
    margin: '2px 0 0 22px',
    // Links within sentences must not be told by their colour alone.
    '& a': { textDecoration: 'underline' },
  },
  select: {
    display: 'flex',
    gap: 7,
    alignItems: 'center',
    width: '100%',
    border: 0,
    padding: '3px 0',
    background: 'transparent',
    font: 'inherit',
    color: 'var(--odp-link)',
    textAlign: 'left',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
  yaml: {
    margin: '0 0 8px',
    padding: '6px 10px',
    border: '1px solid var(--odp-line-subtle)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-inset)',
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 11,
    lineHeight: 1.5,
    overflow: 'auto',
    maxHeight: 280,
  },
});
