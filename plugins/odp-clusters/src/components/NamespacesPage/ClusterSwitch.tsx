import type {
  ClusterSummary,
  Freshness,
} from '@internal/plugin-odp-clusters-common';
import {
  FreshnessMark,
  freshnessSentence,
  SegmentedControl,
  useNow,
} from '@internal/plugin-odp-react';

interface ClusterSwitchProps {
  clusters: ClusterSummary[];
  value: string;
  onChange: (cluster: string) => void;
}

/** One segment a cluster, with its region, or its age where that is what matters. */
export function ClusterSwitch({
  clusters,
  value,
  onChange,
}: ClusterSwitchProps) {
  return (
    <SegmentedControl
      label="Cluster"
      value={value}
      onChange={onChange}
      segments={clusters.map(({ name, region, freshness }) => ({
        value: name,
        label: name,
        mark: <FreshnessMark state={freshness.state} />,
        extra:
          freshness.state === 'live' ? (
            <small>{region}</small>
          ) : (
            <SwitchAge freshness={freshness} />
          ),
      }))}
    />
  );
}

function SwitchAge({ freshness }: { freshness: Freshness }) {
  const now = useNow(1000);
  return (
    <small
      title={freshness.reason}
      style={{ color: 'var(--odp-degraded-text)' }}
    >
      {freshnessSentence(freshness, now, 'foot')}
    </small>
  );
}
