import type { ViewStateValue } from '../viewState/ViewStateValue';

/** What {@link judgeList} judges by. */
export interface ListFacts {
  /** What one of them is, such as "namespace". */
  one: string;
  /** Whose they are, such as "odp-eu". */
  of: string;
  /** In the answer. */
  total: number;
  /** Left by the filters. */
  shown: number;
  /** Not for the caller. */
  hidden: number;
  /** Right that what is hidden needs. */
  right: string;
  isStarting: boolean;
  /** Set when they could not be read, and why. */
  failure?: string;
  onRetry: () => void;
  filters: number;
  clear: () => void;
  /** What it means that there is none, when that is true. */
  none: { title: string; detail: string };
}

const plural = (count: number, one: string) =>
  `${count} ${one}${count === 1 ? '' : 's'}`;

/** The view state of a list that was read: failed in part, not permitted, empty by nature or by filter; `undefined` for ready. */
export function judgeList(list: ListFacts): ViewStateValue | undefined {
  const { one, of, total, shown, hidden, right, filters } = list;
  if (shown > 0) {
    return undefined;
  }
  if (total > 0) {
    return {
      kind: 'empty-by-filter',
      title: `No ${one} matches`,
      detail: `${plural(total, one)} hidden by ${plural(filters, 'filter')}.`,
      actions: [{ label: 'Clear filters', onClick: list.clear }],
    };
  }
  if (list.isStarting) {
    return { kind: 'loading' };
  }
  if (list.failure) {
    return {
      kind: 'source-failed',
      title: `The portal cannot read the ${one}s of ${of}`,
      detail: list.failure,
      onRetry: list.onRetry,
    };
  }
  return hidden > 0
    ? {
        kind: 'not-permitted',
        title: `${plural(hidden, one)} of ${of}, none for your role`,
        detail: `Needs ${right}; the platform team grants it.`,
      }
    : { kind: 'empty-by-nature', ...list.none };
}
