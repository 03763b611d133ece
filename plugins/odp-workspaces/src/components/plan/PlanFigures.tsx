import type { Plan } from '@internal/plugin-odp-workspaces-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  anyOf,
  costChangeInWords,
  nameOfRef,
  usdInWords,
} from '../../model/words';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 24px',
    margin: 0,
    padding: '8px 16px 10px',
    borderTop: '1px solid var(--odp-line-subtle)',
    fontSize: 'var(--odp-font-secondary)',
    '& dt': {
      color: 'var(--odp-secondary)',
      fontSize: 'var(--odp-font-smallest)',
    },
    '& dd': { margin: 0 },
  },
  hash: { fontFamily: 'var(--odp-font-mono)' },
  why: { flexBasis: '100%' },
});

/** What a plan costs, its hash, and who has to agree to it. */
export function PlanFigures({ plan }: { plan: Plan }) {
  const classes = useStyles();
  const { component, cost, approval, planHash } = plan;
  const { beforeUsdPerMonth: before, afterUsdPerMonth: after } = cost;
  const change = costChangeInWords(cost);
  return (
    <dl className={classes.root}>
      <div>
        <dt>Cost at quota</dt>
        <dd>
          {change && (
            <>
              <b>{change}</b>, {usdInWords(before)} {'\u2192'}{' '}
              {usdInWords(after)}
            </>
          )}
          {!change &&
            (component
              ? 'none: the quota of its workspace is paid for'
              : `unchanged, ${usdInWords(after)} a month`)}
        </dd>
      </div>
      <div>
        <dt>Plan hash</dt>
        <dd className={classes.hash} title={planHash}>
          sha256 {planHash.slice(0, 4)}…{planHash.slice(-4)}
        </dd>
      </div>
      <div className={classes.why}>
        <dt>Approval</dt>
        <dd>
          {approval
            ? `${approval.reasons.join(' ')} ${anyOf(
                approval.approvers.map(nameOfRef),
              )} decides.`
            : 'None is needed.'}
        </dd>
      </div>
    </dl>
  );
}
