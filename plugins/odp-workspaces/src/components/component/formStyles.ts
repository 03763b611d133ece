import { makeStyles } from '@material-ui/core/styles';

/** What is chosen before there is a plan. */
export const useFormStyles = makeStyles({
  choices: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: 10,
    padding: '10px 16px 12px',
    borderTop: '1px solid var(--odp-line-subtle)',
    fontSize: 'var(--odp-font-secondary)',
    overflowWrap: 'anywhere',
  },
});
