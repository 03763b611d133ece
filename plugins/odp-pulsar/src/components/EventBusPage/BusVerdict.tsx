import { Clock, Verdict } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useEvaluation } from '../../api';
import type { Bus } from './useBus';

const useStyles = makeStyles({
  chip: {
    height: 20,
    padding: '0 8px',
    border: 0,
    borderRadius: 10,
    background: 'var(--odp-unknown-tint)',
    color: 'var(--odp-unknown-text)',
    font: 'inherit',
    fontSize: 11.5,
    fontWeight: 500,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
});

interface BusVerdictProps {
  bus: Bus;
  onEvaluation: () => void;
}

/** What a person should know first, and which Pulsar it is. */
export function BusVerdict({ bus, onEvaluation }: BusVerdictProps) {
  const classes = useStyles();
  const evaluation = useEvaluation(bus.instance);
  const verdict = bus.summary?.verdict ?? bus.namespaces.data?.verdict;
  if (!verdict) {
    return null;
  }
  const chip = [
    bus.summary?.version && `Pulsar ${bus.summary.version}`,
    evaluation.data && firstClause(evaluation.data.status),
  ].filter(Boolean);
  const freshness = bus.summary?.freshness;
  const isHeard = !freshness || freshness.state === 'live';
  return (
    <Verdict
      status={isHeard ? verdict.status : 'unknown'}
      action={
        chip.length > 0 && (
          <button type="button" className={classes.chip} onClick={onEvaluation}>
            {chip.join(', ')}
          </button>
        )
      }
    >
      {!isHeard && (
        <>
          Last known
          {freshness.asOf && (
            <>
              {' '}
              at <Clock moment={freshness.asOf} />
            </>
          )}
          :{' '}
        </>
      )}
      <strong>{verdict.title}</strong> {verdict.text}
    </Verdict>
  );
}

/** "under evaluation" of "Under evaluation, final decision pending". */
function firstClause(sentence: string): string {
  const [clause] = sentence.split(',');
  return clause.charAt(0).toLowerCase() + clause.slice(1);
}
