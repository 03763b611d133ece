import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { StatusIcon } from './StatusIcon';
import { capitalise, type StatusName } from './StatusName';
import { statusTextClasses } from './statusTextClasses';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    gap: 6,
    // The text gives the baseline, so that the word stands on the line of what follows.
    alignItems: 'baseline',
    '& > svg': { alignSelf: 'center' },
    whiteSpace: 'nowrap',
    fontWeight: 500,
  },
  ...statusTextClasses,
});

/** Props of {@link StatusWord}. */
export interface StatusWordProps {
  status: StatusName;
  /** Instead of the bare word; must hold it, such as "Failing for 34 min". */
  children?: ReactNode;
  size?: number;
}

/** Shape, word and colour of a status, on one line. */
export function StatusWord({ status, children, size }: StatusWordProps) {
  const classes = useStyles();
  return (
    <span className={`${classes.root} ${classes[status]}`}>
      <StatusIcon status={status} size={size} decorative />
      <span>{children ?? capitalise(status)}</span>
    </span>
  );
}
