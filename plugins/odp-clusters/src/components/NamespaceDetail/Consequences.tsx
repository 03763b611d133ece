import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';
import { StatusIcon } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  aside: {
    borderLeft: '1px solid var(--odp-line-subtle)',
    padding: '9px 14px',
    fontSize: 12,
    '& h3': { fontSize: 12.5, fontWeight: 500, margin: '0 0 6px' },
  },
  consequence: {
    display: 'flex',
    gap: 7,
    marginBottom: 5,
    lineHeight: 1.35,
    '& svg': { marginTop: 2 },
  },
});

/** What the trouble of a namespace means for others. */
export function Consequences({ detail }: { detail: NamespaceDetail }) {
  const classes = useStyles();
  return (
    <div className={classes.aside}>
      <h3>What it means</h3>
      {!detail.consequences.length && <div>Nothing for others.</div>}
      {detail.consequences.map(({ status, message }) => (
        <div key={message} className={classes.consequence}>
          <StatusIcon status={status} size={13} />
          <span>{message}</span>
        </div>
      ))}
    </div>
  );
}
