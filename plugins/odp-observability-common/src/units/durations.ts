import type { FormattedValue, Formatter } from './formatter';
import { roundToText } from './roundToText';

/** Up to which size, in the unit as given, which unit is written and how many of the given make one. */
type Step = [below: number, size: number, name: string];

const WORDS = ['min', 'hour', 'day', 'week', 'year'];

function stepped(steps: readonly Step[]): Formatter {
  return (value, { decimals }) => {
    const size = Math.abs(value);
    const [, divisor, name] =
      steps.find(([below]) => size < below) ?? steps[steps.length - 1];
    // Multiplied, a fraction keeps the digits that a division would lose.
    const shown =
      divisor < 1 ? value * Math.round(1 / divisor) : value / divisor;
    const isMany = WORDS.includes(name) && Math.abs(shown) > 1;
    return {
      text: roundToText(shown, decimals),
      suffix: ` ${name}${isMany ? 's' : ''}`,
    };
  };
}

/** The first unit of a scale is never written in the plural. */
function keepingFirst(steps: readonly Step[]): Formatter {
  const format = stepped(steps);
  const [below, , name] = steps[0];
  return (value, options) =>
    Math.abs(value) < below
      ? { text: roundToText(value, options.decimals), suffix: ` ${name}` }
      : format(value, options);
}

const NANOSECONDS: Step[] = [
  [1e3, 1, 'ns'],
  [1e6, 1e3, 'µs'],
  [1e9, 1e6, 'ms'],
  [6e10, 1e9, 's'],
  [3.6e12, 6e10, 'min'],
  [8.64e13, 3.6e12, 'hour'],
  [Infinity, 8.64e13, 'day'],
];

const MICROSECONDS: Step[] = [
  [1e3, 1, 'µs'],
  [1e6, 1e3, 'ms'],
  [Infinity, 1e6, 's'],
];

const MILLISECONDS: Step[] = [
  [1e3, 1, 'ms'],
  [6e4, 1e3, 's'],
  [3.6e6, 6e4, 'min'],
  [8.64e7, 3.6e6, 'hour'],
  [3.1536e10, 8.64e7, 'day'],
  [Infinity, 3.1536e10, 'year'],
];

const SECONDS: Step[] = [
  [1e-6, 1e-9, 'ns'],
  [1e-3, 1e-6, 'µs'],
  [1, 1e-3, 'ms'],
  [60, 1, 's'],
  [3600, 60, 'min'],
  [86_400, 3600, 'hour'],
  [604_800, 86_400, 'day'],
  [31_536_000, 604_800, 'week'],
  [Infinity, 31_556_900, 'year'],
];

const MINUTES: Step[] = [
  [60, 1, 'min'],
  [1440, 60, 'hour'],
  [10_080, 1440, 'day'],
  [604_800, 10_080, 'week'],
  [Infinity, 525_948, 'year'],
];

const HOURS: Step[] = [
  [24, 1, 'hour'],
  [168, 24, 'day'],
  [8760, 168, 'week'],
  [Infinity, 8760, 'year'],
];

const DAYS: Step[] = [
  [7, 1, 'day'],
  [365, 7, 'week'],
  [Infinity, 365, 'year'],
];

const formatSeconds: Formatter = (value, options) =>
  value === 0 ? { text: '0', suffix: ' s' } : stepped(SECONDS)(value, options);

/** Units that are given in one measure of time and written in the one that reads best. */
export const DURATION_UNITS: Record<string, Formatter> = {
  ns: keepingFirst(NANOSECONDS),
  µs: keepingFirst(MICROSECONDS),
  ms: keepingFirst(MILLISECONDS),
  s: formatSeconds,
  m: keepingFirst(MINUTES),
  h: keepingFirst(HOURS),
  d: stepped(DAYS),
  timeticks: (value, options) => formatSeconds(value / 100, options),
  dtdurations: longDuration('second'),
  dtdurationms: longDuration('millisecond'),
  dthms: ago(clockOf),
  dtdhms: ago(daysAndClockOf),
  clocks: stopwatch(1000),
  clockms: stopwatch(1),
};

const LONG: [name: string, milliseconds: number][] = [
  ['year', 3.1536e10],
  ['month', 2.592e9],
  ['week', 6.048e8],
  ['day', 8.64e7],
  ['hour', 3.6e6],
  ['minute', 6e4],
  ['second', 1e3],
  ['millisecond', 1],
];

/** `2 hours, 5 minutes`: one part, and one more for each decimal. */
function longDuration(given: 'second' | 'millisecond'): Formatter {
  const format: Formatter = (value, { decimals }) => {
    if (value === 0) {
      return { text: '0', suffix: ` ${given}s` };
    }
    let rest = given === 'second' ? value * 1000 : value;
    const first = LONG.findIndex(([, size]) => rest >= size);
    const parts = first < 0 ? [] : LONG.slice(first);
    const words = parts.slice(0, (decimals ?? 0) + 1).map(([name, size]) => {
      const count = Math.floor(rest / size);
      rest %= size;
      return `${count} ${name}${count === 1 ? '' : 's'}`;
    });
    return { text: words.join(', ') };
  };
  return (value, options) =>
    value < 0 ? behind(format(-value, options)) : format(value, options);
}

function ago(format: (seconds: number) => string): Formatter {
  return value =>
    value < 0 ? behind({ text: format(-value) }) : { text: format(value) };
}

function behind({ text, suffix = '' }: FormattedValue): FormattedValue {
  return { text, suffix: `${suffix} ago` };
}

function clockOf(seconds: number): string {
  const parts = [seconds / 3600, (seconds % 3600) / 60, (seconds % 3600) % 60];
  return parts.map(part => pad(part)).join(':');
}

function daysAndClockOf(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const clock = clockOf(seconds - days * 86_400);
  return days > 0 ? `${days} d ${clock}` : clock;
}

/** Grafana counts below zero backwards from a minute; here a minus says what is meant. */
function stopwatch(millisecondsOfUnit: number): Formatter {
  return (value, { decimals }) => {
    const text = stoppedTime(Math.abs(value) * millisecondsOfUnit, decimals);
    return { text: value < 0 ? `-${text}` : text };
  };
}

/** `01h:02m:03s:004ms`: fewer decimals, fewer parts. */
function stoppedTime(milliseconds: number, decimals?: number): string {
  const seconds = `${pad((milliseconds % 6e4) / 1e3)}s`;
  const rest = `${pad(milliseconds % 1e3, 3)}ms`;
  if (milliseconds < 1e3) {
    return rest;
  }
  if (milliseconds < 6e4) {
    return decimals === 0 ? seconds : `${seconds}:${rest}`;
  }
  const minutes = `${pad((milliseconds % 3.6e6) / 6e4)}m`;
  const hours =
    milliseconds < 3.6e6 ? [] : [`${Math.floor(milliseconds / 3.6e6)}h`];
  const parts = [...hours, minutes, seconds, rest];
  const count = decimals === undefined ? parts.length : decimals + 1;
  return parts.slice(0, count).join(':');
}

function pad(value: number, digits = 2): string {
  return String(Math.floor(value)).padStart(digits, '0');
}
