import { Link } from '@backstage/core-components';
import {
  type Alert,
  type AlertsAnswer,
  type Clock,
  clockOf,
} from '@internal/plugin-odp-observability-common';
import { StatusWord } from '@internal/plugin-odp-react';
import { durationInWords, plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { labelsInWords, statusOfAlert } from '../../model/alerts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  alert: {
    padding: '8px 0',
    borderBottom: '1px solid var(--odp-line-subtle)',
    overflowWrap: 'anywhere',
    '&:last-child': { borderBottom: 0 },
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: '0 10px' },
  name: { fontWeight: 500 },
  quiet: {
    margin: 0,
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

interface AlertListProps {
  answer: AlertsAnswer | undefined;
  clock: Clock;
}

/** The alerts one by one, or why there are none to list. */
export function AlertList({ answer, clock }: AlertListProps) {
  const classes = useStyles();
  if (answer?.state !== 'known') {
    const { sentence = 'The alerts load.', remedy } = answer?.why ?? {};
    return <p>{[sentence, remedy].filter(Boolean).join(' ')}</p>;
  }
  const { items, isCut, hasRules, configured, unevaluated, asOf } = answer;
  if (!hasRules) {
    return (
      <p>
        No alert rules: the source evaluates none, so that nobody is told of
        anything. Load the files of target-state/prometheus/rules into it.
      </p>
    );
  }
  const foot = [
    isCut && 'There are more than are listed.',
    configured === undefined
      ? 'Those of your namespaces.'
      : `${plural(configured, 'rule')} configured.`,
    unevaluated > 0 &&
      `${plural(
        unevaluated,
        'rule',
      )} could not be evaluated: of these nobody knows.`,
    `As of ${clockOf(Date.parse(asOf), clock)}.`,
  ];
  return (
    <>
      {items.length === 0 && <p>No alert fires, and none is pending.</p>}
      <ul className={classes.list}>
        {items.map(alert => (
          <OneAlert
            key={JSON.stringify([alert.name, alert.labels])}
            alert={alert}
            clock={clock}
          />
        ))}
      </ul>
      <p className={classes.quiet}>{foot.filter(Boolean).join(' ')}</p>
    </>
  );
}

function OneAlert({ alert, clock }: { alert: Alert; clock: Clock }) {
  const classes = useStyles();
  const { name, state, severity, since, labels, summary, runbook } = alert;
  const from = Date.parse(since);
  const status =
    state === 'pending' ? 'progressing' : statusOfAlert(alert) ?? 'unknown';
  return (
    <li className={classes.alert}>
      <div className={classes.head}>
        <StatusWord status={status}>
          {[state, severity].filter(Boolean).join(', ')}
        </StatusWord>
        <span className={classes.name}>{name}</span>
        <span className={classes.quiet}>
          for {durationInWords(clock.now - from)}, since {clockOf(from, clock)}
        </span>
      </div>
      {summary && <div>{summary}</div>}
      <p className={classes.quiet}>{labelsInWords(labels)}</p>
      {runbook &&
        (runbook.url ? (
          <Link to={runbook.url}>What to do about {name}</Link>
        ) : (
          <p className={classes.quiet}>What to do: {runbook.text}</p>
        ))}
    </li>
  );
}
