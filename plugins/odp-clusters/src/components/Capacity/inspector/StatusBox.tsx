import {
  durationInWords,
  type Status,
} from '@internal/plugin-odp-clusters-common';
import {
  capitalise,
  Clock,
  StatusWord,
  useNow,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const tone = (status: Status) => ({
  borderLeftColor: `var(--odp-${status}-fill)`,
  background: `var(--odp-${status}-tint)`,
});

const useStyles = makeStyles({
  root: {
    borderLeft: '3px solid',
    padding: '8px 10px',
    borderRadius: '0 var(--odp-radius-normal) var(--odp-radius-normal) 0',
    fontSize: 12.5,
    overflowWrap: 'anywhere',
    '& p': { margin: '4px 0 0' },
  },
  began: { fontSize: 12, opacity: 0.9 },
  failing: tone('failing'),
  degraded: tone('degraded'),
  unknown: tone('unknown'),
  progressing: tone('progressing'),
  healthy: tone('healthy'),
});

interface StatusBoxProps {
  status: Status;
  /** Milliseconds since the epoch. */
  since?: number;
  children?: ReactNode;
}

/** State and how long it has held, with the cause in words. */
export function StatusBox({ status, since, children }: StatusBoxProps) {
  const classes = useStyles();
  const now = useNow(10_000);
  return (
    <div className={`${classes.root} ${classes[status]}`}>
      <StatusWord status={status}>
        {capitalise(status)}
        {since !== undefined && ` for ${durationInWords(now - since)}`}
      </StatusWord>
      {children}
      {since !== undefined && (
        <p className={classes.began}>
          Began <Clock moment={since} />.
        </p>
      )}
    </div>
  );
}
