import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { TimeAgo, Verdict } from '@internal/plugin-odp-react';
import { architectureVerdict } from '../../architecture/model/architectureVerdict';

/** What a person should know first, and where what is known of traffic comes from. */
export function ArchitectureVerdict(props: { architecture: Architecture }) {
  const { architecture } = props;
  const { status, title, text } = architectureVerdict(architecture);
  const { words, asOf } = architecture.traffic;
  return (
    <Verdict status={status}>
      <strong>{title}</strong> {text}{' '}
      <span style={{ color: 'var(--odp-secondary)' }}>
        {words}
        {asOf && (
          <>
            {' '}
            <TimeAgo moment={asOf} />.
          </>
        )}
      </span>
    </Verdict>
  );
}
