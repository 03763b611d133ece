import {
  Panel,
  PodCell,
  StatusBar,
  StatusChip,
  StatusWord,
  type StatusName,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '22px 100px 106px 1fr',
    gap: 8,
    alignItems: 'center',
    height: 36,
    borderTop: '1px solid var(--odp-line-subtle)',
  },
  secondary: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

const MEANINGS: [StatusName, string][] = [
  ['healthy', 'as declared'],
  ['progressing', 'changes by itself'],
  ['degraded', 'works, less margin'],
  ['failing', 'does not do its job'],
  ['unknown', 'not known, never 0'],
];

/** The five words in each form that they take. */
export function StatusVocabulary() {
  const classes = useStyles();
  return (
    <Panel title="Status vocabulary">
      {MEANINGS.map(([status, meaning]) => (
        <div key={status} className={classes.row}>
          <PodCell state={status} size={18} decorative />
          <StatusWord status={status} />
          <span>
            <StatusChip status={status} />
          </span>
          <span className={classes.secondary}>{meaning}</span>
        </div>
      ))}
      <p className={classes.secondary}>
        Shape, word and colour together, everywhere. Worst wins for the word;
        the counts beside it keep the ratio:{' '}
        <StatusBar
          of="pods"
          counts={{
            failing: 2,
            degraded: 3,
            unknown: 2,
            progressing: 3,
            healthy: 14,
          }}
          width={120}
        />
      </p>
    </Panel>
  );
}
