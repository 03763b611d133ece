import {
  bytesInWords,
  coresInWords,
  type LastHour,
  type NamespaceSummary,
} from '@internal/plugin-odp-clusters-common';
import {
  QuotaBar,
  StatusBar,
  StatusIcon,
  statusTextClasses,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import ShieldIcon from '@material-ui/icons/Security';
import { quotaLine } from '../../model/sortNamespaces';

const useStyles = makeStyles({
  ...statusTextClasses,
  line: {
    display: 'inline-flex',
    gap: 5,
    alignItems: 'center',
    whiteSpace: 'nowrap',
    '& svg': { fontSize: 13, flex: 'none' },
  },
  quiet: { color: 'var(--odp-secondary)' },
  strong: { fontWeight: 500 },
  small: { fontSize: 11.5 },
});

/** Workloads that are ready, of all. */
export function ReadyCell({ item }: { item: NamespaceSummary }) {
  const classes = useStyles();
  const { ready, total } = item.workloads;
  const missing = ready < total;
  return (
    <span className={classes.line}>
      <span
        className={
          missing ? `${classes.strong} ${classes[item.health.status]}` : ''
        }
      >
        {ready}
      </span>
      <span className={classes.quiet}>/ {total}</span>
    </span>
  );
}

/** Pods as a bar, their number, and what is wrong with some. */
export function PodsCell({ item }: { item: NamespaceSummary }) {
  const classes = useStyles();
  const { counts, total, unscheduled, restarting } = item.pods;
  const parts = (
    [
      ['failing', counts.failing ?? 0, 'failing'],
      ['degraded', unscheduled, 'waiting'],
      ['degraded', restarting, 'restarting'],
      [
        'degraded',
        (counts.degraded ?? 0) - unscheduled - restarting,
        'degraded',
      ],
      ['unknown', counts.unknown ?? 0, 'unknown'],
      ['progressing', counts.progressing ?? 0, 'starting'],
    ] as const
  ).filter(([, count]) => count > 0);
  return (
    <span className={classes.line}>
      <StatusBar counts={counts} of="pods" unscheduled={0} />
      <span>{total}</span>
      {parts.slice(0, 2).map(([status, count, word]) => (
        <span
          key={word}
          className={`${classes.line} ${classes.small} ${classes[status]}`}
        >
          <StatusIcon status={status} size={11} decorative />
          {parts.length === 1 ? `${count} ${word}` : count}
          {parts.length > 1 && <VisuallyHidden>{word}</VisuallyHidden>}
        </span>
      ))}
    </span>
  );
}

function VisuallyHidden({ children }: { children: string }) {
  return (
    <span
      style={{
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
      }}
    >
      {children}
    </span>
  );
}

/** A count of the last hour: "≥ 3" while less than an hour was watched; unknown is a word. */
export function LastHourCell(props: {
  value: LastHour | undefined;
  /** From this count on it is marked failing. */
  many: number;
}) {
  const classes = useStyles();
  const { value, many } = props;
  if (!value) {
    return <span className={classes.unknown}>unknown</span>;
  }
  const { count, atLeast } = value;
  // Of a zero that may be more nothing is claimed but that none was seen.
  const text = atLeast && count > 0 ? `≥ ${count}` : String(count);
  const quiet = count > 0 ? '' : classes.quiet;
  const tone = count >= many ? classes.failing : quiet;
  return (
    <span
      className={tone}
      title={
        atLeast
          ? 'Watched for less than an hour: at least this many'
          : undefined
      }
    >
      {text}
    </span>
  );
}

/** Use of the CPU or memory quota. */
export function QuotaCell(props: {
  item: NamespaceSummary;
  resource: 'cpu' | 'memory';
}) {
  const { item, resource } = props;
  const line = quotaLine(item, resource);
  const words = resource === 'cpu' ? coresInWords : bytesInWords;
  return (
    <QuotaBar
      width={26}
      quota={line}
      unknown={item.quota ? undefined : 'quotas cannot be read'}
      label={`${resource === 'cpu' ? 'CPU' : 'Memory'} quota of ${item.name}`}
      detail={
        line?.used === undefined
          ? undefined
          : `${words(line.used)} of ${words(line.hard)}`
      }
    />
  );
}

/** What the disruption budgets allow now, and how many workloads have one. */
export function BudgetCell({ item }: { item: NamespaceSummary }) {
  const classes = useStyles();
  const { budgets } = item;
  if (!budgets) {
    return <span className={classes.unknown}>unknown</span>;
  }
  if (!budgets.total) {
    return <span className={classes.quiet}>none</span>;
  }
  const exhausted = budgets.exhausted.length > 0;
  return (
    <span
      className={`${classes.line} ${exhausted ? classes.degraded : ''}`}
      title={
        exhausted
          ? `No disruption allowed by ${budgets.exhausted.join(', ')}`
          : `${budgets.coveredWorkloads} of ${budgets.workloads} workloads have a budget`
      }
    >
      {exhausted ? (
        <StatusIcon status="degraded" size={12} />
      ) : (
        <ShieldIcon aria-hidden />
      )}
      allows {budgets.smallestAllowed ?? '?'}
      <span className={classes.quiet}>
        {budgets.coveredWorkloads}/{budgets.workloads}
      </span>
    </span>
  );
}

/** mTLS as the mesh decides it, and pods that it does not protect. */
export function MeshCell({ item }: { item: NamespaceSummary }) {
  const classes = useStyles();
  const { mode, barePods, unknown } = item.mesh;
  if (unknown) {
    return (
      <span className={classes.unknown} title={unknown}>
        unknown
      </span>
    );
  }
  if (barePods > 0) {
    return (
      <span
        className={`${classes.line} ${classes.degraded}`}
        title={`${mode}: ${barePods} pods have no proxy, so that nothing protects them`}
      >
        <LockOpenIcon aria-hidden />
        {barePods} bare
      </span>
    );
  }
  return (
    <span
      className={`${classes.line} ${mode === 'STRICT' ? '' : classes.degraded}`}
    >
      {mode === 'STRICT' ? (
        <LockIcon aria-hidden />
      ) : (
        <LockOpenIcon aria-hidden />
      )}
      {mode === 'NONE' ? 'none' : mode}
    </span>
  );
}

/** Whether the namespace denies by default. */
export function NetworkCell({ item }: { item: NamespaceSummary }) {
  const classes = useStyles();
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
