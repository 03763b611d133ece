import {
  type Architecture,
  plural,
} from '@internal/plugin-odp-clusters-common';
import {
  type LiveView,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import type { FilteredArchitecture } from '../../architecture/model/filterArchitecture';

/** The view state of graph and list. */
export function architectureState(options: {
  view: LiveView<Architecture>;
  shown: FilteredArchitecture | undefined;
  /** How many filters are set. */
  filters: number;
  clear: () => void;
}): ViewStateValue {
  const { view, shown, filters, clear } = options;
  return viewStateOf(view, {
    what: 'The architecture',
    right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
    freshness: data => data.freshness,
    judge: data => {
      const { components, freshness, cluster } = data;
      const inside = components.filter(
        ({ presence }) => presence !== 'external',
      );
      if (
        freshness.state === 'starting' &&
        inside.every(({ presence }) => presence === 'unread')
      ) {
        return { kind: 'loading' };
      }
      if (!components.length) {
        return {
          kind: 'empty-by-nature',
          title: 'Nothing to draw',
          detail: 'The target state names no component here.',
        };
      }
      if (
        inside.length &&
        inside.every(({ presence }) => presence === 'hidden')
      ) {
        return {
          kind: 'not-permitted',
          title: `${plural(
            inside.length,
            'component',
          )} of ${cluster}, none for your role`,
          detail: 'Needs odp.namespace.read; the platform team grants it.',
        };
      }
      if (shown && !shown.lit.size) {
        return {
          kind: 'empty-by-filter',
          title: 'No component and no edge matches',
          detail: `${plural(components.length, 'component')} hidden by ${plural(
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
