import { StatusIcon, type StatusName } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const tint = (status: StatusName) => ({
  background: `var(--odp-${status}-tint)`,
});

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: 8,
    padding: '7px 10px',
    borderRadius: 'var(--odp-radius-normal)',
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-text)',
    overflowWrap: 'anywhere',
    '& > div': { minWidth: 0 },
  },
  failing: tint('failing'),
  degraded: tint('degraded'),
  unknown: tint('unknown'),
  progressing: tint('progressing'),
  healthy: tint('healthy'),
});

interface NoticeProps {
  status: StatusName;
  /** Set where it answers what a person just did, so that a screen reader says it at once. */
  isAnswer?: boolean;
  children: ReactNode;
}

/** A sentence on tinted ground that a person should not miss. */
export function Notice({ status, isAnswer = false, children }: NoticeProps) {
  const classes = useStyles();
  return (
    <div
      className={`${classes.root} ${classes[status]}`}
      role={isAnswer ? 'alert' : undefined}
      data-notice={status}
    >
      <StatusIcon status={status} />
      <div>{children}</div>
    </div>
  );
}
