import type {
  NamespaceSummary,
  QuotaUse,
} from '@internal/plugin-odp-clusters-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import {
  formatQuantity,
  limitShare,
  QUOTA_THRESHOLDS,
} from '@internal/plugin-odp-react';
import { type Sources, type Told, toldOf } from './told';

/** What is used of one line of a quota. */
export interface QuotaLine {
  /** As Kubernetes names it, such as `requests.cpu`. */
  resource: string;
  /** Cores, bytes or a count; absent when nobody has counted. */
  used?: number;
  hard: number;
  /** Used of hard; absent without the former, and where nothing is granted nor used. */
  share?: number;
}

/** The quota of a workspace in one of its clusters. */
export interface ClusterQuota {
  cluster: string;
  /** Worst first; empty where there is no quota. */
  told: Told<QuotaLine[]>;
}

/** What is used of a workspace's quotas, the worst cluster first and those last of which nothing is known. */
export function quotasOf(
  { clusters, namespace }: Pick<Workspace, 'clusters' | 'namespace'>,
  sources: Sources<NamespaceSummary>,
): ClusterQuota[] {
  return clusters
    .map(cluster => ({
      cluster,
      told: linesOf(
        toldOf(sources.get(cluster), namespace, ({ name }) => name),
      ),
    }))
    .sort((a, b) => shareOf(b) - shareOf(a));
}

function linesOf(told: Told<NamespaceSummary>): Told<QuotaLine[]> {
  if (told.state !== 'known') {
    return told;
  }
  const { quota } = told.value;
  return quota
    ? { ...told, value: quota.map(lineOf).sort(byShare) }
    : { state: 'unknown', reason: 'Quotas cannot be read there.' };
}

function lineOf({ resource, used, hard }: QuotaUse): QuotaLine {
  return used === undefined || (hard === 0 && used === 0)
    ? { resource, used, hard }
    : { resource, used, hard, share: limitShare(used, hard) };
}

function byShare(a: QuotaLine, b: QuotaLine): number {
  return (b.share ?? -1) - (a.share ?? -1);
}

/** The line of a cluster that is used most; undefined where none is counted. */
export function worstLine({ told }: ClusterQuota): QuotaLine | undefined {
  const [worst] = told.state === 'known' ? told.value : [];
  return worst?.share === undefined ? undefined : worst;
}

function shareOf(quota: ClusterQuota): number {
  return worstLine(quota)?.share ?? -1;
}

/** Lines of which so much is used that somebody should know, worst first. */
export function nearlyUsed({ told }: ClusterQuota): QuotaLine[] {
  return told.state === 'known'
    ? told.value.filter(({ share = 0 }) => share >= QUOTA_THRESHOLDS.degraded)
    : [];
}

const TITLES: Record<string, string> = {
  cpu: 'CPU',
  memory: 'Memory',
  storage: 'Storage',
  'ephemeral-storage': 'Local storage',
  pods: 'Pods',
  services: 'Services',
  persistentvolumeclaims: 'Volumes',
};

/** What people call a resource: "CPU", "Memory limits"; one that has no such name as Kubernetes does. */
export function resourceTitle(resource: string): string {
  const [, limits, name] = /^(limits\.|requests\.)?(.*)$/.exec(resource)!;
  const title = TITLES[name];
  return title ? `${title}${limits === 'limits.' ? ' limits' : ''}` : resource;
}

/** `13.1 of 16 cores`. */
export function lineInWords({ resource, used, hard }: QuotaLine): string {
  if (hard === 0 && used === 0) {
    return 'not granted';
  }
  const all = formatQuantity(resource, hard);
  return used === undefined
    ? `unknown of ${all}`
    : `${formatQuantity(resource, used).replace(/ cores?$/, '')} of ${all}`;
}

/** `92 %`, cut and not rounded: 79.9 % is not 80 %. */
export function percentOf(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}
