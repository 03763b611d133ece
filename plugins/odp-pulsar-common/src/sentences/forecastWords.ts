import { durationInWords } from '@internal/vocabulary';
import type { Forecast } from '../contract';

const MINUTE = 60_000;

/** Where a backlog goes, in a few words. */
export interface ForecastWords {
  /** "~20 min", "not growing" */
  main: string;
  /** "evicts", "empty in ~27 min" */
  detail?: string;
  /** Whom the detail speaks of, such as the subscription that loses messages. */
  who?: string;
  /** Nothing that a person must act on. */
  isQuiet: boolean;
}

/** An estimate of a length of time, "~20 min"; to the minute, because it is none to the second. */
export function aboutDuration(milliseconds: number): string {
  const rounded =
    milliseconds < 2 * MINUTE
      ? milliseconds
      : Math.round(milliseconds / MINUTE) * MINUTE;
  return `~${durationInWords(rounded)}`;
}

/** Milliseconds until the limit; less than zero when the moment has passed, `undefined` when none is foreseen. */
export function untilLimit(
  forecast: Forecast | undefined,
  now: number,
): number | undefined {
  if (forecast?.state === 'full') {
    return 0;
  }
  if (forecast?.state !== 'growing') {
    return undefined;
  }
  const { limitAt, secondsToLimit } = forecast;
  if (limitAt !== undefined) {
    return Date.parse(limitAt) - now;
  }
  return secondsToLimit === undefined ? undefined : secondsToLimit * 1000;
}

function atTheLimit({ effect, subscription, isAgain }: Forecast) {
  switch (effect) {
    case 'evicts':
      return { detail: isAgain ? 'skips' : 'evicts', who: subscription };
    case 'holds-producers':
      return { detail: 'then producers wait' };
    case 'refuses-producers':
      return { detail: 'then producers are refused' };
    default:
      return { detail: 'until its limit' };
  }
}

function whenFull({ effect, subscription }: Forecast) {
  switch (effect) {
    case 'evicts':
      return { detail: 'evicts', who: subscription };
    case 'holds-producers':
      return { detail: 'producers wait' };
    case 'refuses-producers':
      return { detail: 'producers are refused' };
    default:
      return {};
  }
}

/** Time to the limit with its victim, or why there is none to tell. `now` in milliseconds. */
export function forecastWords(
  forecast: Forecast | undefined,
  now: number,
): ForecastWords {
  if (!forecast) {
    return { main: 'keeps no backlog', isQuiet: true };
  }
  switch (forecast.state) {
    case 'growing': {
      const left = untilLimit(forecast, now);
      if (left === undefined) {
        return { main: 'growing', ...atTheLimit(forecast), isQuiet: false };
      }
      const time = left > 0 ? aboutDuration(left) : 'any moment';
      return {
        main: forecast.isAgain ? `${time}, again` : time,
        ...atTheLimit(forecast),
        isQuiet: forecast.status === 'healthy',
      };
    }
    case 'full':
      return { main: 'at its limit', ...whenFull(forecast), isQuiet: false };
    case 'draining':
      return {
        main: 'draining',
        detail:
          forecast.secondsToEmpty === undefined
            ? undefined
            : `empty in ${aboutDuration(forecast.secondsToEmpty * 1000)}`,
        isQuiet: true,
      };
    case 'unlimited':
      return {
        main: 'no limit',
        detail: forecast.basis && `grows ${forecast.basis}`,
        isQuiet: true,
      };
    case 'unknown':
      return { main: 'unknown', detail: forecast.basis, isQuiet: true };
    case 'empty':
      return { main: 'empty', isQuiet: true };
    default:
      return { main: 'not growing', isQuiet: true };
  }
}
