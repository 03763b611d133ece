import type { ClusterSummary } from '@internal/plugin-odp-clusters-common';
import type { SourceOption } from '@internal/plugin-odp-react';

/** Clusters to switch between, each with its region. */
export function sourcesOf(clusters: ClusterSummary[]): SourceOption[] {
  return clusters.map(({ name, region, freshness }) => ({
    name,
    freshness,
    hint: region,
  }));
}
