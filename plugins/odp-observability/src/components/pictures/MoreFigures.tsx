import { makeStyles } from '@material-ui/core/styles';
import { figureStyles } from './figureStyles';

const useStyles = makeStyles({ quiet: figureStyles.quiet });

/** Says how many values a panel has beside those that it shows. */
export function MoreFigures({ hidden }: { hidden: number }) {
  const classes = useStyles();
  return hidden > 0 ? (
    <p className={classes.quiet}>
      and {hidden} more; the table shows all of them
    </p>
  ) : null;
}
