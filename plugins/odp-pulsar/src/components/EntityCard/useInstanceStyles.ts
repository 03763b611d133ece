import { makeStyles } from '@material-ui/core/styles';

/** What the card says of one instance. */
export const useInstanceStyles = makeStyles({
  instance: {
    padding: '10px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
    fontSize: 12.5,
  },
  head: { display: 'flex', gap: 10, alignItems: 'baseline', marginBottom: 4 },
  name: { fontWeight: 500 },
  age: { marginLeft: 'auto' },
});
