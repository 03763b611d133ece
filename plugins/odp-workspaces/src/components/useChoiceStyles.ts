import { makeStyles } from '@material-ui/core/styles';

/** Choices of a form, one below the other under what is chosen. */
export const useChoiceStyles = makeStyles({
  root: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: {
    padding: '0 0 4px',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
  choice: { display: 'flex', gap: 8, padding: '3px 0', fontSize: 12.5 },
});
