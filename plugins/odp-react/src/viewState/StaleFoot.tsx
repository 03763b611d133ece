import { makeStyles } from '@material-ui/core/styles';
import { NextTry } from './NextTry';
import { ViewActionLink } from './ViewActionLink';
import type { ViewStateValue } from './ViewStateValue';

const useStyles = makeStyles({
  root: {
    paddingTop: 4,
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-secondary)',
  },
});

/** Props of {@link StaleFoot}. */
export interface StaleFootProps {
  state: Extract<ViewStateValue, { kind: 'stale' }>;
}

/** Under stale data: try again, or when that happens by itself. */
export function StaleFoot({ state }: StaleFootProps) {
  const classes = useStyles();
  const { onRetry, nextAttemptAt } = state;
  if (!onRetry && nextAttemptAt === undefined) {
    return null;
  }
  return (
    <div className={classes.root}>
      {onRetry && (
        <ViewActionLink action={{ label: 'Try again', onClick: onRetry }} />
      )}{' '}
      {nextAttemptAt !== undefined && <NextTry at={nextAttemptAt} />}
    </div>
  );
}
