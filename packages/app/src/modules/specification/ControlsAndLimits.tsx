import {
  ActionButton,
  DisabledButton,
  FilterSelect,
  FreshnessMark,
  Panel,
  QuotaBar,
  SearchField,
  SegmentedControl,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 8 },
  limit: {
    display: 'grid',
    gridTemplateColumns: '120px 1fr',
    gap: 8,
    alignItems: 'center',
    height: 23,
  },
  secondary: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

const LIMITS: [number | undefined, string][] = [
  [61, 'under 80 %'],
  [82, '80 % and over: degraded'],
  [91, '90 % and over: failing'],
];

/** Buttons, filters and quota bars. */
export function ControlsAndLimits() {
  const classes = useStyles();
  const [text, setText] = useState('');
  const [health, setHealth] = useState('any');
  const [cluster, setCluster] = useState('odp-eu');
  return (
    <Panel title="Controls and limits">
      <div className={classes.row}>
        <ActionButton look="filled">Review plan</ActionButton>
        <ActionButton>Withdraw</ActionButton>
        <ActionButton look="danger">Decommission…</ActionButton>
      </div>
      <div className={classes.row}>
        <DisabledButton label="Approve" why="You asked, so another approves." />
      </div>
      <div className={classes.row}>
        <SearchField
          label="Namespace or workload"
          value={text}
          onChange={setText}
        />
        <FilterSelect
          label="Health"
          value={health}
          neutral="any"
          options={[
            { value: 'any', label: 'Any' },
            { value: 'failing', label: 'Failing', hint: '1' },
          ]}
          onChange={setHealth}
        />
        <SegmentedControl
          label="Cluster"
          value={cluster}
          onChange={setCluster}
          segments={[
            {
              value: 'odp-eu',
              label: 'odp-eu',
              mark: <FreshnessMark state="live" />,
            },
            {
              value: 'odp-us',
              label: 'odp-us',
              mark: <FreshnessMark state="stale" />,
            },
          ]}
        />
      </div>
      {LIMITS.map(([used, meaning]) => (
        <div key={meaning} className={classes.limit}>
          <QuotaBar label="CPU" quota={{ used, hard: 100 }} />
          <span className={classes.secondary}>{meaning}</span>
        </div>
      ))}
      <div className={classes.limit}>
        <QuotaBar label="CPU" />
        <span className={classes.secondary}>no bar, never 0 %</span>
      </div>
      <div className={classes.limit}>
        <QuotaBar label="CPU" quota={{ hard: 100 }} />
        <span className={classes.secondary}>no status yet</span>
      </div>
    </Panel>
  );
}
