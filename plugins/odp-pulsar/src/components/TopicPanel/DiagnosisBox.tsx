import type {
  Diagnosis,
  Subscription,
} from '@internal/plugin-odp-pulsar-common';
import { StatusWord } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useTableStyles } from '../tableStyles';
import { usePanelStyles } from './panelStyles';

const box = (status: string) => ({
  borderLeftColor: `var(--odp-${status}-fill)`,
  background: `var(--odp-${status}-tint)`,
});

const useStyles = makeStyles({
  box: {
    borderLeft: '3px solid',
    padding: '8px 10px',
    overflowWrap: 'anywhere',
  },
  failing: box('failing'),
  degraded: box('degraded'),
  unknown: box('unknown'),
  progressing: box('progressing'),
  healthy: box('healthy'),
  evidence: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))',
    gap: '2px 18px',
    margin: '8px 0 0',
    '& > div': { display: 'flex', gap: 8, justifyContent: 'space-between' },
    '& dt': { color: 'var(--odp-secondary)' },
    '& dd': { margin: 0, fontWeight: 500, textAlign: 'right' },
  },
  // Under the figures, because there may be many.
  excluded: {
    gridColumn: '1 / -1',
    '& > dd': { fontWeight: 400, textAlign: 'left', flex: 1 },
    '& > dt': { flex: 'none' },
  },
  helps: { margin: '2px 0 0', paddingLeft: 20, lineHeight: 1.45 },
  helpsTitle: { marginTop: 10 },
  also: { marginTop: 10 },
});

/** Why a subscription does not keep up, with the figures that say so, and what helps. */
export function DiagnosisBox({ subscription }: { subscription: Subscription }) {
  const classes = useStyles();
  const panel = usePanelStyles();
  const { name, status, diagnoses, partition } = subscription;
  const [worst, ...others] = diagnoses;
  return (
    <section className={panel.part} aria-label={`Diagnosis of ${name}`}>
      {worst ? (
        <Explained diagnosis={worst} name={name} partition={partition} />
      ) : (
        <>
          <StatusWord status={status}>
            {status === 'healthy' ? `${name} keeps up` : `${name}: ${status}`}
          </StatusWord>
          <p className={panel.note}>
            {status === 'healthy'
              ? 'None of the causes that the portal knows holds it up.'
              : 'No cause is found in what the portal can read.'}
          </p>
        </>
      )}
      {others.map(diagnosis => (
        <div key={diagnosis.cause} className={classes.also}>
          <StatusWord status={diagnosis.status}>{diagnosis.title}</StatusWord>
          <div>{diagnosis.message}</div>
        </div>
      ))}
    </section>
  );
}

function Explained(props: {
  diagnosis: Diagnosis;
  name: string;
  partition?: number;
}) {
  const { diagnosis, name, partition } = props;
  const classes = useStyles();
  const panel = usePanelStyles();
  const table = useTableStyles();
  const { status, title, message, evidence, cures, excluded } = diagnosis;
  return (
    <>
      <div className={`${classes.box} ${classes[status]}`}>
        <b>
          {name}
          {partition !== undefined && `, partition ${partition}`}:{' '}
          {title.charAt(0).toLowerCase() + title.slice(1)}.
        </b>{' '}
        {message}
      </div>
      <dl className={classes.evidence}>
        {evidence.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={table[status]}>{value}</dd>
          </div>
        ))}
        {excluded.length > 0 && (
          <div className={classes.excluded}>
            <dt>Not the cause</dt>
            <dd>{excluded.join(', ')}</dd>
          </div>
        )}
      </dl>
      {cures.length > 0 && (
        <>
          <h3 className={`${panel.title} ${classes.helpsTitle}`}>What helps</h3>
          <ol className={classes.helps}>
            {cures.map(cure => (
              <li key={cure}>{cure}</li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
