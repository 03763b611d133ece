import {
  type FieldConfig,
  formatValue,
  type FormattedValue,
  textOf,
} from '@internal/plugin-odp-observability-common';

/** More decimals tell no ticks of a scale apart. */
const MOST_DECIMALS = 6;
/** Units in which a number without decimals is a count. */
const COUNTS = ['', 'none', 'short'];
/** Behind its numbers stand thousands and millions alone. */
const MAGNITUDES = 'short';
/** 1, 2, 5, 10 and so on: what ticks of counts are apart. */
const WHOLE = Array.from({ length: 15 }, (_, power) =>
  [1, 2, 5].map(digit => digit * 10 ** power),
).flat();

/** Pixels of a character of a tick, of the distance around it, and of the narrowest axis. */
const CHARACTER = 6.2;
const AROUND = 12;
const NARROWEST = 30;

/**
 * Ticks of a scale in words: with as few decimals as tell them exactly, and with
 * the unit at the topmost of them alone where all share it.
 */
export function ticksInWords(
  ticks: readonly number[],
  { unit }: FieldConfig,
): string[] {
  const exact = writtenWith(ticks, unit, MOST_DECIMALS);
  const written = ticks.map((_, place) => {
    // Each unit has decimals of its own: 500 ms stands below 1.5 s.
    const alike = ticks.filter(
      (_tick, other) => exact[other].suffix === exact[place].suffix,
    );
    return writtenWith([ticks[place]], unit, decimalsOf(alike, unit))[0];
  });
  const units = new Set(
    written.filter((_, place) => ticks[place] !== 0).map(one => one.suffix),
  );
  const isShared = units.size === 1 && unit !== MAGNITUDES;
  const top = ticks.findLastIndex(tick => tick !== 0);
  return written.map((one, place) => {
    if (ticks[place] === 0) {
      return '0';
    }
    return textOf({
      ...one,
      ...(isShared && place !== top && { suffix: magnitudeOf(one) }),
    }).trim();
  });
}

/** `K` of `K req/s`: without it, 1 below 3K req/s would be read as it stands. */
function magnitudeOf({ suffix = '' }: FormattedValue): string {
  return /^[KMBT](?= )/.exec(suffix)?.[0] ?? '';
}

/** What ticks of a field may be apart; undefined: anything. A half of what is counted is none. */
export function incrementsOf({
  unit = '',
  decimals,
}: FieldConfig): number[] | undefined {
  return decimals === 0 && COUNTS.includes(unit) ? WHOLE : undefined;
}

/** Pixels of an axis beside which ticks are written. */
export function widthOfTicks(texts: readonly string[]): number {
  const longest = Math.max(0, ...texts.map(text => text.length));
  return Math.max(NARROWEST, Math.ceil(longest * CHARACTER) + AROUND);
}

/** The fewest decimals with which ticks are written exactly; undefined: there are none such. */
function decimalsOf(
  ticks: readonly number[],
  unit: string | undefined,
): number | undefined {
  const exact = writtenWith(ticks, unit, MOST_DECIMALS);
  return Array.from({ length: MOST_DECIMALS }, (_, d) => d).find(d =>
    writtenWith(ticks, unit, d).every(({ text }, place) =>
      isSame(text, exact[place].text),
    ),
  );
}

function writtenWith(
  ticks: readonly number[],
  unit: string | undefined,
  decimals: number | undefined,
): FormattedValue[] {
  return ticks.map(tick => formatValue(tick, { unit, decimals }));
}

/** Words that are no number, such as a clock, are compared as they are. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Number(one), Number(other)];
  return Number.isNaN(a) || Number.isNaN(b)
    ? one === other
    : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}
