import { z } from 'zod/v3';

/** Worst to best; a namespace takes the worst of its workloads, counts beside it. */
export const STATUSES = [
  'failing',
  'degraded',
  'unknown',
  'progressing',
  'healthy',
] as const;

export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/** How many of something stand in each status; a status that is absent counts none. */
export const statusCountsSchema = z.record(statusSchema, z.number().int());
export type StatusCounts = z.infer<typeof statusCountsSchema>;

const RANK: Record<Status, number> = Object.fromEntries(
  STATUSES.map((status, index) => [status, index]),
) as Record<Status, number>;

/** Sorts worst first. */
export function compareStatus(a: Status, b: Status): number {
  return RANK[a] - RANK[b];
}

/** The worst of them; `healthy` when there is none. */
export function worstOf(statuses: Iterable<Status>): Status {
  let worst: Status = 'healthy';
  for (const status of statuses) {
    if (RANK[status] < RANK[worst]) {
      worst = status;
    }
  }
  return worst;
}

/** How many stand in each status; statuses that nothing stands in are left out. */
export function countStatuses(statuses: Iterable<Status>): StatusCounts {
  const counts: StatusCounts = {};
  for (const status of statuses) {
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

/** Sums of counts. */
export function addCounts(all: Iterable<StatusCounts>): StatusCounts {
  const sum: StatusCounts = {};
  for (const counts of all) {
    for (const status of STATUSES) {
      const count = counts[status];
      if (count) {
        sum[status] = (sum[status] ?? 0) + count;
      }
    }
  }
  return sum;
}
