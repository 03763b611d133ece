import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import { StatusIcon } from '@internal/plugin-odp-react';
import { useCellStyles } from './useCellStyles';

/** Whether the namespace denies by default. */
export function NetworkCell({ item }: { item: NamespaceSummary }) {
  const classes = useCellStyles();
  const { ingress, egress, policies, unknown } = item.network;
  if (unknown) {
    return (
      <span className={classes.unknown} title={unknown}>
        unknown
      </span>
    );
  }
  if (ingress === 'default-deny' && egress === 'default-deny') {
    return <span className={classes.line}>default deny</span>;
  }
  const open = [
    ingress !== 'default-deny' ? `ingress ${ingress}` : '',
    egress !== 'default-deny' ? `egress ${egress}` : '',
  ].filter(Boolean);
  return (
    <span
      className={`${classes.line} ${classes.degraded}`}
      title={open.join(', ')}
    >
      <StatusIcon status="degraded" size={12} decorative />
      {policies === 0 ? 'none' : open[0]}
    </span>
  );
}
