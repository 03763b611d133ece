import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ViewAction } from './ViewStateValue';

const useStyles = makeStyles({
  root: { whiteSpace: 'nowrap' },
  link: {
    color: 'var(--odp-link)',
    background: 'none',
    border: 0,
    padding: 0,
    font: 'inherit',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
  hint: { color: 'var(--odp-secondary)' },
});

/** A way out of a view state. */
export function ViewActionLink({ action }: { action: ViewAction }) {
  const classes = useStyles();
  const target = action.to ?? action.href;
  return (
    <span className={classes.root}>
      {target === undefined ? (
        <button type="button" className={classes.link} onClick={action.onClick}>
          {action.label}
        </button>
      ) : (
        <Link to={target} className={classes.link}>
          {action.label}
        </Link>
      )}
      {action.hint && <span className={classes.hint}> {action.hint}</span>}
    </span>
  );
}
