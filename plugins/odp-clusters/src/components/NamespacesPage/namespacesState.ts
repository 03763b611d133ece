import type {
  ClusterSummary,
  NamespaceList,
} from '@internal/plugin-odp-clusters-common';
import {
  judgeList,
  type LiveView,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { noClusterState } from '../noClusterState';

/** The view state of the page, where the clusters are known. */
export function namespacesState(options: {
  /** Absent only where there is none. */
  cluster: string | undefined;
  view: LiveView<NamespaceList>;
  shown: number;
  clusters: ClusterSummary[];
  filters: number;
  clear: () => void;
}): ViewStateValue {
  const { cluster, view, shown, clusters, filters, clear } = options;
  if (!clusters.length) {
    return noClusterState;
  }
  return viewStateOf(view, {
    what: `Namespaces of ${cluster}`,
    right: { name: 'odp.namespace.read', grantedBy: 'the platform team' },
    freshness: data => data.freshness,
    judge: data =>
      judgeList({
        one: 'namespace',
        of: data.cluster,
        total: data.items.length,
        shown,
        hidden: data.hidden.count,
        right: 'odp.namespace.read',
        isStarting: data.freshness.state === 'starting',
        failure: data.gaps.find(({ kind }) => kind === 'namespaces')?.message,
        onRetry: view.refresh,
        filters,
        clear,
        none: {
          title: `${data.cluster} has no namespaces`,
          detail: 'The cluster answers and lists none.',
        },
      }),
  });
}
