import {
  backlogBytesOf,
  type BacklogPoint,
  type TopicHistory,
  type TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import { type Point, PointRing } from './PointRing';

const MINUTE = 60_000;
/** Every sweep of the last half hour, twice a minute at most: what a forecast looks at. */
const FINE_STEP = MINUTE / 2;
const FINE_POINTS = 64;
/** The last reading of every five minutes, for three hours: what a trend draws. */
const COARSE_STEP = 5 * MINUTE;
const COARSE_POINTS = 36;
/** A third of a step early is the next step all the same: sweeps are not to the second. */
const EARLY = FINE_STEP / 3;

/** History of one topic or partition. */
interface History {
  fine: PointRing;
  coarse: PointRing;
}

/**
 * What topics and partitions were over the last three hours, held in memory, so
 * that their number is limited; docs/benchmarks.md has the bytes of each.
 */
export class TopicHistories {
  readonly #mostTopics: number;
  readonly #histories = new Map<string, History>();

  static create(mostTopics = 20_000): TopicHistories {
    return new TopicHistories(mostTopics);
  }

  private constructor(mostTopics: number) {
    this.#mostTopics = mostTopics;
  }

  /** Notes a reading under the time of its sweep, which all topics of a sweep share. */
  note(reading: TopicReading, at: number): void {
    let history = this.#histories.get(reading.name);
    if (!history) {
      if (this.#histories.size >= this.#mostTopics) {
        return;
      }
      history = {
        fine: PointRing.create(FINE_POINTS),
        coarse: PointRing.create(COARSE_POINTS),
      };
      this.#histories.set(reading.name, history);
    }
    const { fine, coarse } = history;
    const point: Point = {
      at,
      backlogBytes: backlogBytesOf(reading) ?? NaN,
      messagesIn: reading.messagesInPerSecond ?? NaN,
      messagesOut: reading.messagesOutPerSecond ?? NaN,
    };
    fine.dropFrom(at);
    coarse.dropFrom(at);
    if (fine.lastAt === undefined || at - fine.lastAt >= FINE_STEP - EARLY) {
      fine.push(point);
    }
    if (coarse.lastAt !== undefined && stepOf(coarse.lastAt) === stepOf(at)) {
      coarse.replaceLast(point);
    } else {
      coarse.push(point);
    }
  }

  forget(name: string): void {
    this.#histories.delete(name);
  }

  /** Backlog over time, oldest first, without the moments at which it was not told. */
  backlogOf(name: string): BacklogPoint[] {
    const points: BacklogPoint[] = [];
    for (const { at, backlogBytes } of this.#points(name)) {
      if (!Number.isNaN(backlogBytes)) {
        points.push({ at, bytes: backlogBytes });
      }
    }
    return points;
  }

  /** Of a topic with these partitions, or of itself alone: the largest backlog, and all messages. */
  seriesOf(names: readonly string[]): TopicHistory {
    const moments = new Map<number, Point>();
    for (const name of names) {
      for (const point of this.#points(name)) {
        const known = moments.get(point.at);
        moments.set(point.at, known ? together(known, point) : point);
      }
    }
    const points = [...moments.values()].sort((a, b) => a.at - b.at);
    return {
      times: points.map(({ at }) => new Date(at).toISOString()),
      backlogBytes: points.map(point => orNull(point.backlogBytes)),
      messagesInPerSecond: points.map(point => orNull(point.messagesIn)),
      messagesOutPerSecond: points.map(point => orNull(point.messagesOut)),
      source: 'portal',
    };
  }

  /** Coarse points as far as the fine ones do not reach back. */
  *#points(name: string): Generator<Point> {
    const history = this.#histories.get(name);
    if (!history) {
      return;
    }
    const fineFrom = history.fine.firstAt ?? Infinity;
    for (const point of history.coarse.points()) {
      if (point.at >= fineFrom) {
        break;
      }
      yield point;
    }
    yield* history.fine.points();
  }
}

function stepOf(at: number): number {
  return Math.floor(at / COARSE_STEP);
}

function together(one: Point, other: Point): Point {
  return {
    at: one.at,
    backlogBytes: largest(one.backlogBytes, other.backlogBytes),
    messagesIn: one.messagesIn + other.messagesIn,
    messagesOut: one.messagesOut + other.messagesOut,
  };
}

/** Of two of which one may be unknown. */
function largest(one: number, other: number): number {
  if (Number.isNaN(one)) {
    return other;
  }
  return Number.isNaN(other) ? one : Math.max(one, other);
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
