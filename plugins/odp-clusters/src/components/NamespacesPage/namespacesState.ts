import {
  type ClusterSummary,
  type NamespaceList,
  plural,
} from '@internal/plugin-odp-clusters-common';
import {
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
    judge: data => {
      if (data.freshness.state === 'starting' && !data.items.length) {
        return { kind: 'loading' };
      }
      const gap = data.gaps.find(({ kind }) => kind === 'namespaces');
      if (!data.items.length && gap) {
        return {
          kind: 'source-failed',
          title: `The portal cannot read the namespaces of ${data.cluster}`,
          detail: gap.message,
          onRetry: view.refresh,
        };
      }
      if (!data.items.length && data.hidden.count) {
        return {
          kind: 'not-permitted',
          title: `${plural(data.hidden.count, 'namespace')} of ${
            data.cluster
          }, none for your role`,
          detail: 'Needs odp.namespace.read; the platform team grants it.',
        };
      }
      if (!data.items.length) {
        return {
          kind: 'empty-by-nature',
          title: `${data.cluster} has no namespaces`,
          detail: 'The cluster answers and lists none.',
        };
      }
      if (!shown) {
        return {
          kind: 'empty-by-filter',
          title: 'No namespace matches',
          detail: `${plural(data.items.length, 'namespace')} hidden by ${plural(
            filters,
            'filter',
          )}.`,
          actions: [{ label: 'Clear filters', onClick: clear }],
        };
      }
      return undefined;
    },
  });
}
