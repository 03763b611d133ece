import { makeStyles } from '@material-ui/core/styles';
import { StatusIcon } from '../status/StatusIcon';
import { LimitTrack } from './LimitTrack';
import { limitLevel, limitShare } from './limitLevel';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    fontSize: 'var(--odp-font-secondary)',
    whiteSpace: 'nowrap',
  },
  none: { color: 'var(--odp-secondary)' },
  healthy: {},
  unknown: { color: 'var(--odp-unknown-text)' },
  degraded: { color: 'var(--odp-degraded-text)' },
  failing: { color: 'var(--odp-failing-text)' },
});

/** Props of {@link QuotaBar}. */
export interface QuotaBarProps {
  /** Absent: there is no quota, which is no bar. */
  quota?: {
    /** Absent: not known, which is no bar either. */
    used?: number;
    hard: number;
  };
  /** Of what, such as "CPU quota of execution". */
  label: string;
  /** Used and hard with units, such as "1.2 of 2 cores"; shown on hover and told to screen readers. */
  detail?: string;
  /** Pixels. */
  width?: number;
  /** Why a quota that should be there is not known, such as "quotas cannot be read". */
  unknown?: string;
}

/** Use of a quota: bar and per cent; 80 % degraded, 90 % failing; "no quota" and "unknown" are words, never an empty bar. */
export function QuotaBar(props: QuotaBarProps) {
  const { quota, label, detail, width = 64, unknown } = props;
  const classes = useStyles();
  if (unknown || (quota && quota.used === undefined)) {
    return (
      <span className={`${classes.root} ${classes.unknown}`} title={unknown}>
        <StatusIcon status="unknown" size={12} decorative />
        unknown
      </span>
    );
  }
  if (!quota || quota.used === undefined) {
    return <span className={`${classes.root} ${classes.none}`}>no quota</span>;
  }
  const share = limitShare(quota.used, quota.hard);
  const level = limitLevel(quota.used, quota.hard);
  const percent = Math.floor(share * 100 + 1e-9);
  const sentence = [
    `${label}: ${percent} %`,
    detail,
    level === 'healthy' ? undefined : level,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <span
      className={`${classes.root} ${classes[level]}`}
      role="img"
      aria-label={sentence}
      title={sentence}
    >
      <LimitTrack share={share} status={level} width={width} />
      <span>{percent} %</span>
    </span>
  );
}
