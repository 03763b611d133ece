import { type Usage, usageWords } from '@internal/plugin-odp-pulsar-common';
import { LimitTrack } from '@internal/plugin-odp-react';
import type { Status } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useTableStyles } from '../tableStyles';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    gap: 8,
    alignItems: 'baseline',
    justifyContent: 'space-between',
    whiteSpace: 'nowrap',
  },
  bar: { display: 'flex', gap: 8, alignItems: 'center', marginTop: 2 },
  track: { flex: '1 1 40px', minWidth: 40 },
});

interface BacklogCellProps {
  usage?: Usage;
  /** Of its forecast: colour follows time to the limit, not per cent. */
  status: Status;
  /** Name of the topic, where the row does not tell it. */
  children?: ReactNode;
}

/** A backlog against its limit: per cent, bar and figures; no bar where there is no limit or nothing is known. */
export function BacklogCell({ usage, status, children }: BacklogCellProps) {
  const classes = useStyles();
  const table = useTableStyles();
  const { percent, figures, title } = usageWords(usage);
  const isBad = status === 'failing' || status === 'degraded';
  return (
    <div title={title}>
      <div className={classes.line}>
        <span className={table.cut}>{children ?? figures}</span>
        {percent && (
          <b className={`${table.strong} ${isBad ? table[status] : ''}`}>
            {percent}
          </b>
        )}
      </div>
      <div className={classes.bar}>
        {usage?.share !== undefined && (
          <span className={classes.track}>
            <LimitTrack share={usage.share} status={status} width="100%" />
          </span>
        )}
        {children && (
          <span className={`${table.quiet} ${table.small} ${table.nowrap}`}>
            {figures}
          </span>
        )}
      </div>
    </div>
  );
}
