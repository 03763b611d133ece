import { SegmentedControl } from '../controls/SegmentedControl';
import { useNow } from '../time/useNow';
import type { FreshnessLike } from './FreshnessLike';
import { FreshnessMark } from './FreshnessMark';
import { freshnessSentence } from './freshnessSentence';

/** An outside system that the portal reads: a cluster, an instance of the event bus. */
export interface SourceOption {
  name: string;
  /** What people call it; the name where absent. */
  title?: string;
  freshness: FreshnessLike;
  /** Smaller words beside a live one, such as its region. */
  hint?: string;
}

/** Props of {@link SourceSwitch}. */
export interface SourceSwitchProps {
  /** Accessible name, such as "Cluster". */
  label: string;
  sources: SourceOption[];
  value: string;
  onChange: (name: string) => void;
}

/** One segment a source, with its mark, and its age where that is what matters. */
export function SourceSwitch(props: SourceSwitchProps) {
  const { label, sources, value, onChange } = props;
  return (
    <SegmentedControl
      label={label}
      value={value}
      onChange={onChange}
      segments={sources.map(({ name, title, freshness, hint }) => ({
        value: name,
        label: title ?? name,
        mark: <FreshnessMark state={freshness.state} />,
        extra:
          freshness.state === 'live' ? (
            hint && <small>{hint}</small>
          ) : (
            <SwitchAge freshness={freshness} />
          ),
      }))}
    />
  );
}

function SwitchAge({ freshness }: { freshness: FreshnessLike }) {
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
