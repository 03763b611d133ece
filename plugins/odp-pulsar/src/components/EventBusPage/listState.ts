import type { Sight } from '@internal/plugin-odp-pulsar-common';
import {
  judgeList,
  type LiveView,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import type { Hidden } from '@internal/vocabulary';
import type { BusUrl } from './urlParams';

/** Right that everything of a namespace needs, and who grants it. */
export const NAMESPACE_RIGHT = {
  name: 'odp.bus.namespace.read',
  grantedBy: 'the platform team',
};

interface ListFacts {
  /** What one row is, such as "workspace". */
  one: string;
  /** What people call the instance. */
  title: string;
  /** Rows that the filters leave. */
  shown: number;
  url: BusUrl;
  clear: () => void;
  none?: { title: string; detail: string };
}

/** How many filters of the URL hide rows. */
function activeFilters({ search, state, of }: BusUrl): number {
  return [search !== '', state !== 'any', of !== 'all'].filter(Boolean).length;
}

/** The view state of a list of an instance. */
export function listState<
  T extends Sight & { items: unknown[]; hidden: Hidden },
>(view: LiveView<T>, facts: ListFacts): ViewStateValue {
  const { one, title, shown, url, clear, none } = facts;
  return viewStateOf(view, {
    what: `${one.charAt(0).toUpperCase()}${one.slice(1)}s of ${title}`,
    right: NAMESPACE_RIGHT,
    freshness: data => data.freshness,
    judge: data =>
      judgeList({
        one,
        of: title,
        total: data.items.length,
        shown,
        hidden: data.hidden.count,
        right: NAMESPACE_RIGHT.name,
        isStarting: data.freshness.state === 'starting',
        failure: data.gaps.find(
          ({ cause }) => cause === 'failed' || cause === 'forbidden',
        )?.message,
        onRetry: view.refresh,
        filters: activeFilters(url),
        clear,
        none: none ?? {
          title: `${title} has no ${one}s`,
          detail: 'Its brokers answer and list none.',
        },
      }),
  });
}
