import type { BacklogPoint } from './BacklogPoint';

const WINDOW = 30 * 60_000;

export interface SegmentInput {
  points: readonly BacklogPoint[];
  /** When messages were evicted, in milliseconds since the epoch. */
  evictedAt: readonly number[];
  /** Bytes of the limit, when it is known. */
  limit?: number;
  now: number;
}

/**
 * The last half hour of a backlog, oldest first, cut where an eviction threw it
 * back: within a segment it moved by itself. Where the clock jumped back, what
 * was read before is left out, since its times mean nothing any more.
 */
export function recentSegments(input: SegmentInput): BacklogPoint[][] {
  const { evictedAt, limit } = input;
  const segments: BacklogPoint[][] = [];
  let previous: BacklogPoint | undefined;
  for (const point of lastRun(input)) {
    if (!previous || isCut(previous, point, { evictedAt, limit })) {
      segments.push([point]);
    } else {
      segments[segments.length - 1].push(point);
    }
    previous = point;
  }
  return segments;
}

/** The points of the window up to now, whose times only rise. */
function lastRun({ points, now }: SegmentInput): BacklogPoint[] {
  const run: BacklogPoint[] = [];
  let next = now + 1;
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const point = points[index];
    if (run.length && point.at > next) {
      break;
    }
    if (point.at < now - WINDOW) {
      break;
    }
    if (point.at < next) {
      run.push(point);
      next = point.at;
    }
  }
  return run.reverse();
}

/** Whether something between two points skipped messages: a known eviction, or a fall from the limit to about 90 % of it. */
function isCut(
  before: BacklogPoint,
  after: BacklogPoint,
  { evictedAt, limit }: Pick<SegmentInput, 'evictedAt' | 'limit'>,
): boolean {
  const isFall =
    limit !== undefined &&
    before.bytes >= 0.95 * limit &&
    after.bytes <= 0.93 * limit &&
    after.bytes >= 0.85 * limit;
  return isFall || evictedAt.some(at => at > before.at && at <= after.at);
}
