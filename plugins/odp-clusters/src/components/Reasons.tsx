import {
  type Reason,
  reasonSentence,
} from '@internal/plugin-odp-clusters-common';
import { StatusIcon, useNow } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    gap: 7,
    alignItems: 'flex-start',
    lineHeight: 1.4,
    marginBottom: 4,
    overflowWrap: 'anywhere',
    '& svg': { marginTop: 3 },
  },
});

/** A reason with how long it has held; ticks by itself. */
function ReasonText({ reason }: { reason: Reason }) {
  const now = useNow(10_000);
  return <>{reasonSentence(reason, now)}</>;
}

/** Reasons, worst first, each with its shape. */
export function Reasons({ reasons }: { reasons: Reason[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {reasons.map(reason => (
        <li
          key={`${reason.rule} ${reason.object.kind} ${reason.object.name}`}
          className={classes.item}
        >
          <StatusIcon status={reason.status} size={13} />
          <span>
            <ReasonText reason={reason} />
          </span>
        </li>
      ))}
    </ul>
  );
}
