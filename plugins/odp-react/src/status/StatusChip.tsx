import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { StatusIcon } from './StatusIcon';
import { capitalise, type StatusName } from './StatusName';

const tint = (status: StatusName) => ({
  background: `var(--odp-${status}-tint)`,
  color: `var(--odp-${status}-text)`,
});

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    height: 20,
    padding: '0 8px',
    borderRadius: 10,
    fontSize: 11.5,
    fontWeight: 500,
    whiteSpace: 'nowrap',
  },
  failing: tint('failing'),
  degraded: tint('degraded'),
  unknown: tint('unknown'),
  progressing: tint('progressing'),
  healthy: tint('healthy'),
});

/** Props of {@link StatusChip}. */
export interface StatusChipProps {
  status: StatusName;
  /** Instead of the word, such as "no PDB". */
  children?: ReactNode;
}

/** Shape, word and colour on a tinted ground. */
export function StatusChip({ status, children }: StatusChipProps) {
  const classes = useStyles();
  return (
    <span className={`${classes.root} ${classes[status]}`}>
      <StatusIcon status={status} size={12} decorative />
      <span>{children ?? capitalise(status)}</span>
    </span>
  );
}
