import {
  type AlertsAnswer,
  type Clock,
  clockOf,
  type SingleValue,
} from '@internal/plugin-odp-observability-common';
import {
  capitalise,
  type StatusName,
  worstStatus,
} from '@internal/plugin-odp-react';
import { durationInWords } from '@internal/vocabulary';
import { firingInWords } from './alerts';
import type { TileReading } from './goldenTiles';
import { badSince, valueInWords } from './limits';
import type { Rollout } from './rollouts';
import { unknownInWords, whyUnknown } from './whyUnknown';

/** The sentence on top of a dashboard; `strong` is its first part. */
export interface DashboardVerdict {
  status: StatusName;
  strong: string;
  rest: string;
}

/** What is known beside the tiles. */
interface VerdictSurroundings {
  rollouts?: readonly Rollout[];
  /** Those of now: of a range that ended before they say nothing. */
  alerts?: AlertsAnswer;
}

/** How long before trouble a rollout may be that is named as what came before it. */
const BEFORE_MS = 10 * 60_000;
/** How old a value may be that is that of now. */
const PAST_MS = 5 * 60_000;

const isBad = ({ status }: TileReading) =>
  status === 'failing' || status === 'degraded';

const worstFirst = (one: TileReading, other: TileReading) =>
  Number(other.status === 'failing') - Number(one.status === 'failing');

/**
 * The state of a dashboard in words, by the thresholds of its golden tiles and
 * by what fires: what breaks its limit, by how much and since when; then what is
 * not known. It is never healthy beside an alert that fires.
 * Undefined while no tile has answered, and where there is none.
 */
export function dashboardVerdict(
  readings: readonly (TileReading | undefined)[],
  clock: Clock,
  { rollouts = [], alerts }: VerdictSurroundings = {},
): DashboardVerdict | undefined {
  const known = readings.flatMap(reading => reading ?? []);
  if (known.length === 0) {
    return undefined;
  }
  const isWaiting = known.length < readings.length;
  const status = statusOfTiles(readings);
  const bad = known.filter(isBad).sort(worstFirst);
  const others = known.filter(reading => !isBad(reading));
  const unknown = others.filter(reading => reading.status === 'unknown');
  const reasons = whyUnknown(unknown);
  const quiet = others.filter(({ why }) => why?.kind === 'no-traffic');
  const past = pastInWords(
    known.map(({ worst }) => worst),
    clock,
  );
  const firing = past ? undefined : firingInWords(alerts, clock);
  const gaps = [
    ...reasons.map(unknownInWords),
    ...(quiet.length > 0 ? [`No traffic: ${titlesOf(quiet)}.`] : []),
    ...(isWaiting ? ['Other tiles still load.'] : []),
  ];
  const within = others.filter(reading => reading.status === 'healthy');
  if (firing && firing.status !== status && isWorst(firing.status, status)) {
    return {
      status: firing.status,
      strong: firing.strong,
      rest: [
        firing.rest,
        ...bad.map(reading => `${breachInWords(reading)}.`),
        ...(within.length > 0
          ? [`Within limits: ${within.map(withinInWords).join(', ')}.`]
          : []),
        ...gaps,
      ].join(' '),
    };
  }
  const rest = [
    ...bad.slice(1).map(reading => `${breachInWords(reading)}.`),
    ...(firing ? [firing.also] : []),
    ...gaps,
  ];
  if (bad.length > 0) {
    const { since, words } = sinceInWords(bad[0], clock);
    const before = since && rolloutBefore(since, rollouts);
    return {
      status,
      strong: `${capitalise(status)}${words}: ${breachInWords(bad[0])}`,
      rest: [
        before
          ? `, after the ${before.label} at ${clockOf(before.at, clock)}.`
          : '.',
        ...rest,
      ].join(' '),
    };
  }
  if (unknown.length === readings.length && reasons.length === 1) {
    const [{ reason }] = reasons;
    return {
      status,
      strong: 'Unknown: no limit can be checked',
      rest: reason ? `. ${reason}` : '.',
    };
  }
  const strong = {
    healthy: `Healthy${past}: ${within.map(withinInWords).join(', ')}`,
    unknown: `Unknown${past}: ${
      unknown.length > 0 || isWaiting
        ? 'not every limit can be checked'
        : 'nothing here has a limit'
    }`,
  };
  return {
    status,
    strong: status === 'healthy' ? strong.healthy : strong.unknown,
    rest: ['.', ...rest].join(' '),
  };
}

function isWorst(one: StatusName, other: StatusName): boolean {
  return worstStatus([one, other]) === one;
}

/** The worst of what tiles say; one that has not answered is not known, and neither is what nothing judges. */
export function statusOfTiles(
  readings: readonly (TileReading | undefined)[],
): StatusName {
  return worstStatus(
    readings.flatMap(reading => (reading ? reading.status ?? [] : 'unknown')),
  );
}

function breachInWords({ panel, worst, limit }: TileReading): string {
  const value = worst ? valueInWords(worst.value, worst.field) : 'unknown';
  const of =
    worst && worst.name !== panel.title && worst.name !== ''
      ? ` of ${worst.name}`
      : '';
  return `${panel.title}${of} is ${value}${limit ? ` (${limit})` : ''}`;
}

function withinInWords({ panel, worst, limit }: TileReading): string {
  const value = worst ? valueInWords(worst.value, worst.field) : 'unknown';
  return `${panel.title} ${value}${limit ? ` (${limit})` : ''}`;
}

/** Since when it is so: "for 34 min"; where the range ended before now, when it was so: "at 13:55". */
function sinceInWords(
  { worst, status }: TileReading,
  clock: Clock,
): { since?: number; words: string } {
  const since = worst && status ? badSince(worst, status) : undefined;
  const past = pastInWords([worst], clock);
  if (past || since === undefined) {
    return { since, words: past };
  }
  return { since, words: ` for ${durationInWords(clock.now - since)}` };
}

/** When the last of some values was measured, if that is not now. */
function pastInWords(
  values: readonly (SingleValue | undefined)[],
  clock: Clock,
): string {
  const times = values.find(value => value && value.times.length > 0)?.times;
  const last = times?.at(-1);
  if (!times || last === undefined) {
    return '';
  }
  const step = last - (times.at(-2) ?? last);
  return clock.now - last > Math.max(2 * step, PAST_MS)
    ? ` at ${clockOf(last, clock)}`
    : '';
}

function rolloutBefore(
  since: number,
  rollouts: readonly Rollout[],
): Rollout | undefined {
  return rollouts
    .filter(({ at }) => at <= since && since - at <= BEFORE_MS)
    .sort((one, other) => other.at - one.at)[0];
}

function titlesOf(readings: readonly TileReading[]): string {
  return readings.map(({ panel }) => panel.title).join(', ');
}
