import {
  plural,
  type TopologyModel,
} from '@internal/plugin-odp-clusters-common';
import {
  type LiveView,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';

/** What the view state of the capacity view depends on, beside the data. */
interface CapacityStateOptions {
  /** Rows of the list that the filters leave; `undefined` where a picture is shown, which dims and hides nothing. */
  rows?: number;
  /** Filters that are set. */
  filters: number;
  clear: () => void;
}

/** The view state of the capacity view. */
export function capacityState(
  view: LiveView<TopologyModel>,
  options: CapacityStateOptions,
): ViewStateValue {
  const { rows, filters, clear } = options;
  return viewStateOf(view, {
    what: 'Nodes and pods',
    right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
    freshness: data => data.freshness,
    judge: data => {
      if (data.nodes.size === 0) {
        return withoutNodes(data);
      }
      if (rows === 0) {
        return {
          kind: 'empty-by-filter',
          title: 'Nothing matches',
          detail: `${plural(data.nodes.size, 'node')} hidden by ${plural(
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

function withoutNodes(data: TopologyModel): ViewStateValue {
  if (data.freshness.state === 'starting') {
    return { kind: 'loading' };
  }
  const gap = data.gaps.find(({ kind }) => kind === 'nodes');
  if (gap) {
    return {
      kind: 'source-failed',
      title: `Nodes of ${data.cluster} cannot be read`,
      detail: gap.message,
    };
  }
  return {
    kind: 'empty-by-nature',
    title: `${data.cluster} has no nodes`,
    detail: 'The cluster answers and lists none, so that no pod can run.',
  };
}
