import { Link } from '@backstage/core-components';
import {
  limitLevel,
  Panel,
  QUOTA_THRESHOLDS,
  TroubleList,
  useOwnership,
} from '@internal/plugin-odp-react';
import { useQuotas, useWorkspaces } from '../../api';
import { isMine } from '../../model/filterWorkspaces';
import {
  lineInWords,
  nearlyUsed,
  percentOf,
  quotasOf,
  resourceTitle,
} from '../../model/quotaUse';
import { workspacePath } from '../paths';

const SHARE = percentOf(QUOTA_THRESHOLDS.degraded);

/** Quotas of the caller's own workspaces that are nearly used up, on Home; nothing while there is none. */
export function QuotasNearlyUsed() {
  const workspaces = useWorkspaces();
  const claims = useOwnership();
  const mine = (workspaces.data?.items ?? []).filter(item =>
    isMine(item, claims ?? []),
  );
  const quotas = useQuotas(mine.length ? mine : undefined);
  const { data: sources } = quotas;
  const nearly = sources
    ? mine
        .flatMap(workspace =>
          quotasOf(workspace, sources).map(quota => ({
            id: workspace.id,
            cluster: quota.cluster,
            stale: quota.told.state === 'known' && quota.told.stale,
            lines: nearlyUsed(quota),
          })),
        )
        .filter(({ lines }) => lines.length > 0)
        .sort((a, b) => b.lines[0].share! - a.lines[0].share!)
    : [];
  if (!nearly.length) {
    return null;
  }
  return (
    <Panel
      title={`Quotas over ${SHARE}`}
      hint={String(nearly.length)}
      padded={false}
    >
      <TroubleList
        items={nearly.map(({ id, cluster, stale, lines }) => {
          const [{ resource, used, hard, share = 0 }, ...others] = lines;
          return {
            key: `${id} ${cluster}`,
            status: limitLevel(used, hard),
            place: [cluster, id, stale && 'last known']
              .filter(Boolean)
              .join(' · '),
            title: `${resourceTitle(resource)} of ${id} is used to ${percentOf(
              share,
            )}`,
            detail: [
              lineInWords(lines[0]),
              ...others.map(
                line =>
                  `${resourceTitle(line.resource)} ${percentOf(
                    line.share ?? 0,
                  )}, ${lineInWords(line)}`,
              ),
            ].join('; '),
            side: <Link to={workspacePath(id)}>Open {id}</Link>,
          };
        })}
      />
    </Panel>
  );
}
