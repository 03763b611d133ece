import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { QuotaBar } from '@internal/plugin-odp-react';
import {
  type ClusterQuota,
  lineInWords,
  percentOf,
  type QuotaLine,
  quotasOf,
  resourceTitle,
  worstLine,
} from '../../model/quotaUse';
import type { Sources } from '../../model/told';
import { useTableStyles } from '../tableStyles';
import { NotKnown } from './NotKnown';

interface QuotaCellProps {
  workspace: Workspace;
  /** Absent until the first answer. */
  sources?: Sources<NamespaceSummary>;
}

/** What is used of the quota of the worst cluster: the worst resource with a bar, the next ones in words. */
export function QuotaCell({ workspace, sources }: QuotaCellProps) {
  const table = useTableStyles();
  if (!sources) {
    return <span className={table.second}>is being read</span>;
  }
  const quotas = quotasOf(workspace, sources);
  const [worst] = quotas;
  const line = worst && worstLine(worst);
  if (!line) {
    return <WithoutLine quotas={quotas} />;
  }
  return (
    <>
      <QuotaBar
        quota={line}
        width={56}
        label={`${resourceTitle(line.resource)} quota of ${workspace.id}`}
        detail={lineInWords(line)}
      />
      <span className={table.second}>
        {resourceTitle(line.resource)} {lineInWords(line)}, {worst.cluster}
        {nextInWords(worst)}
      </span>
      {notesOf(quotas).map(note => (
        <span key={note} className={table.second}>
          {note}
        </span>
      ))}
    </>
  );
}

/** Nothing is counted: since there is no quota, or since nobody tells. */
function WithoutLine({ quotas }: { quotas: ClusterQuota[] }) {
  const isWithout = quotas.every(
    ({ told }) => told.state === 'known' && !told.value.length,
  );
  if (quotas.length && isWithout) {
    return <>no quota</>;
  }
  return (
    <NotKnown
      reason={
        notesOf(quotas).join(' ') || 'Nobody has counted what is used yet.'
      }
    />
  );
}

/** Resources behind the worst one that a cell names. */
const NEXT = 3;

function nextInWords({ told }: ClusterQuota): string {
  const next = (told.state === 'known' ? told.value : [])
    .slice(1, NEXT + 1)
    .flatMap(({ resource, share }: QuotaLine) =>
      share === undefined
        ? []
        : [`${resourceTitle(resource)} ${percentOf(share)}`],
    );
  return next.length ? `; ${next.join(', ')}` : '';
}

/** Clusters that tell nothing, or nothing new. */
function notesOf(quotas: ClusterQuota[]): string[] {
  return quotas.flatMap(({ cluster, told }) => {
    if (told.state === 'unknown') {
      return [`${cluster} unknown: ${told.reason}`];
    }
    return told.state === 'known' && told.stale
      ? [`${cluster}: ${told.stale}`]
      : [];
  });
}
