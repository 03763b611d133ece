import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { StatusIcon } from '../status/StatusIcon';
import type { StatusName } from '../status/StatusName';

const border = (status: StatusName) => ({
  borderLeftColor: `var(--odp-${status}-fill)`,
});

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px 10px',
    padding: '9px 14px',
    borderRadius: 'var(--odp-radius-normal)',
    border: '1px solid var(--odp-line)',
    borderLeftWidth: 4,
    background: 'var(--odp-paper)',
    color: 'var(--odp-text)',
    fontSize: 13.5,
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
    '& strong': { fontWeight: 500 },
  },
  sentence: { flex: '1 1 200px', minWidth: 0 },
  action: { marginLeft: 'auto', flex: 'none', fontSize: 13 },
  failing: border('failing'),
  degraded: border('degraded'),
  unknown: border('unknown'),
  progressing: border('progressing'),
  healthy: border('healthy'),
});

/** Props of {@link Verdict}. */
export interface VerdictProps {
  /** The worst state of what the page shows. */
  status: StatusName;
  /** The sentence; its first part in `<strong>`. */
  children: ReactNode;
  /** A link at the end of the line. */
  action?: ReactNode;
}

/** The sentence that opens a page; its left border carries the worst state. */
export function Verdict({ status, children, action }: VerdictProps) {
  const classes = useStyles();
  return (
    <div
      className={`${classes.root} ${classes[status]}`}
      role="status"
      data-status={status}
    >
      <StatusIcon status={status} size={16} />
      <div className={classes.sentence}>{children}</div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
