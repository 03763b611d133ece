import { makeStyles } from '@material-ui/core/styles';

/** Styles that the parts of the legend share. */
export const useLegendStyles = makeStyles({
  root: {
    display: 'flex',
    gap: '4px 16px',
    alignItems: 'center',
    flexWrap: 'wrap',
    minHeight: 34,
    padding: '4px 0',
    fontSize: 12,
  },
  entry: {
    display: 'inline-flex',
    gap: 6,
    alignItems: 'center',
    whiteSpace: 'nowrap',
    '& strong': { fontWeight: 500 },
  },
  swatch: {
    width: 11,
    height: 11,
    borderRadius: 'var(--odp-radius-cell)',
    flex: 'none',
    boxSizing: 'border-box',
    border: '1px solid transparent',
  },
  quiet: { color: 'var(--odp-secondary)' },
  total: {
    marginLeft: 'auto',
    color: 'var(--odp-secondary)',
    whiteSpace: 'nowrap',
  },
});
