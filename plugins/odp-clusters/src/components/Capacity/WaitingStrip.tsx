import { plural, type WaitingPods } from '@internal/plugin-odp-clusters-common';
import { PodCell, Since, StatusIcon } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
    border: '1px dashed var(--odp-degraded-fill)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-degraded-tint)',
    color: 'var(--odp-text)',
    padding: '6px 10px',
    fontSize: 12,
    marginBottom: 10,
    minWidth: 0,
  },
  line: { minWidth: 0, overflowWrap: 'anywhere', '& > *': { marginRight: 7 } },
  mono: { fontFamily: 'var(--odp-font-mono)', fontSize: '0.92em' },
  why: {
    border: 0,
    padding: 0,
    background: 'transparent',
    font: 'inherit',
    color: 'var(--odp-link)',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
});

/** Pods drawn one by one; more are a number alone, which stands before them. */
const DRAWN = 12;
/** Groups told one by one; the rest is in the list. */
const TOLD = 3;

interface WaitingStripProps {
  waiting: WaitingPods[];
  onWhy: (group: WaitingPods) => void;
  onShowAll: () => void;
}

/** Pods without a node, before everything else. */
export function WaitingStrip({ waiting, onWhy, onShowAll }: WaitingStripProps) {
  const classes = useStyles();
  const all = waiting.reduce((sum, { pods }) => sum + pods.length, 0);
  if (!all) {
    return null;
  }
  const rest = waiting.length - TOLD;
  return (
    <section className={classes.root} aria-label="Pods without a node">
      {waiting.slice(0, TOLD).map((group, index) => (
        <div
          key={`${group.namespace}/${group.pods[0]}`}
          className={classes.line}
        >
          <StatusIcon status="degraded" />
          {index === 0 && <strong>{plural(all, 'pod')} without a node</strong>}
          {group.pods.slice(0, DRAWN).map(pod => (
            <PodCell key={pod} state="without a node" decorative />
          ))}
          <span>
            {waiting.length > 1 && `${group.pods.length} of `}
            <span className={classes.mono}>
              {group.workload?.name ?? group.pods[0]}
            </span>{' '}
            pending
            {group.since && (
              <>
                {' '}
                <Since moment={group.since} />
              </>
            )}
            : {group.limit}
          </span>
          <button
            type="button"
            className={classes.why}
            aria-label={`Why ${
              group.workload?.name ?? group.pods[0]
            } has no node`}
            onClick={() => onWhy(group)}
          >
            Why
          </button>
        </div>
      ))}
      {rest > 0 && (
        <div className={classes.line}>
          <button type="button" className={classes.why} onClick={onShowAll}>
            {plural(rest, 'more workload')} with pods without a node
          </button>
        </div>
      )}
    </section>
  );
}
