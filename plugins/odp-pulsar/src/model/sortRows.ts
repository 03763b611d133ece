import {
  type Forecast,
  type Rates,
  untilLimit,
  type Usage,
} from '@internal/plugin-odp-pulsar-common';
import { compareStatus, type Status } from '@internal/vocabulary';

/** Orders of a list of workspaces or topics. */
export const SORTS = ['worst', 'name', 'limit', 'share', 'in'] as const;
export type Sort = (typeof SORTS)[number];

/** The words of each order, to choose from. */
export const SORT_OPTIONS: Array<{ value: Sort; label: string }> = [
  { value: 'worst', label: 'Worst first' },
  { value: 'limit', label: 'First at its limit' },
  { value: 'share', label: 'Fullest first' },
  { value: 'in', label: 'Busiest first' },
  { value: 'name', label: 'By name' },
];

/** An order within a sentence, "worst first". */
export function orderWords(sort: Sort): string {
  return SORT_OPTIONS.find(({ value }) => value === sort)!.label.toLowerCase();
}

/** What a row is sorted by. */
export interface SortableRow {
  title: string;
  status: Status;
  forecast?: Forecast;
  backlog?: Usage;
  rates: Rates;
}

/** Unknown comes last: it is neither small nor large. */
const descending = (a: number | undefined, b: number | undefined) =>
  (b ?? -Infinity) - (a ?? -Infinity) || 0;
const ascending = (a: number | undefined, b: number | undefined) =>
  a === b ? 0 : (a ?? Infinity) - (b ?? Infinity);

const byLimit = (a: SortableRow, b: SortableRow) =>
  ascending(untilLimit(a.forecast, 0), untilLimit(b.forecast, 0));
const byShare = (a: SortableRow, b: SortableRow) =>
  descending(a.backlog?.share, b.backlog?.share);

type Compare = (a: SortableRow, b: SortableRow) => number;

const ORDERS: Record<Sort, Compare[]> = {
  worst: [(a, b) => compareStatus(a.status, b.status), byLimit, byShare],
  limit: [byLimit, byShare],
  share: [byShare],
  in: [
    (a, b) =>
      descending(a.rates.messagesInPerSecond, b.rates.messagesInPerSecond),
  ],
  name: [],
};

/** A sorted copy; rows that are equal stand by name, so that nothing jumps. */
export function sortRows<T>(
  items: T[],
  sort: Sort,
  rowOf: (item: T) => SortableRow,
): T[] {
  const orders: Compare[] = [
    ...ORDERS[sort],
    (a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }),
  ];
  return items
    .map(item => ({ item, row: rowOf(item) }))
    .sort((a, b) => {
      for (const order of orders) {
        const difference = order(a.row, b.row);
        if (difference) {
          return difference;
        }
      }
      return 0;
    })
    .map(({ item }) => item);
}
