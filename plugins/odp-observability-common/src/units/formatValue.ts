import { DATE_UNITS, dateBy } from './dates';
import { DURATION_UNITS } from './durations';
import type { FormatOptions, FormattedValue, Formatter } from './formatter';
import {
  COUNTED_UNITS,
  MONEY_UNITS,
  PLAIN_UNITS,
  YES_NO_UNITS,
} from './plainUnits';
import { roundToText } from './roundToText';
import { BINARY_UNITS, DECIMAL_UNITS } from './scaledUnits';
import {
  binaryPrefix,
  counted,
  decimalPrefix,
  money,
  plain,
  scaled,
} from './scaling';

const SHORT = [
  '',
  ' K',
  ' Mil',
  ' Bil',
  ' Tri',
  ' Quadr',
  ' Quint',
  ' Sext',
  ' Sept',
];
const DECIMAL_LETTERS = 'fpnµm kMGTPEZY';

/**
 * A value as Grafana would write it in a unit. What is null has no words: its
 * text is empty, and whoever shows it says so.
 */
export function formatValue(
  value: number | null,
  options: FormatOptions = {},
): FormattedValue {
  return value === null
    ? { text: '' }
    : formatterOf(options.unit)(value, options);
}

/** The parts in one string. */
export function textOf({
  prefix = '',
  text,
  suffix = '',
}: FormattedValue): string {
  return `${prefix}${text}${suffix}`;
}

const FORMATTERS = new Map<string, Formatter>([
  ['short', scaled(1000, SHORT)],
  ['pressurepsi', scaled(1000, ['psi', 'ksi', 'Mpsi'])],
  ['percent', percent(1)],
  ['percentunit', percent(100)],
  ['string', value => ({ text: String(value) })],
  ['locale', formatGrouped],
  ['sci', formatExponent],
  ['hex', (value, { decimals }) => ({ text: hexOf(value, decimals) })],
  ['hex0x', formatPrefixedHex],
  ...Object.entries(DURATION_UNITS),
  ...Object.entries(DATE_UNITS),
  ...mapEntries(PLAIN_UNITS, symbol => plain(symbol)),
  ...mapEntries(COUNTED_UNITS, counted),
  ...mapEntries(MONEY_UNITS, sign => money(sign.trim(), sign.startsWith(' '))),
  ...mapEntries(YES_NO_UNITS, ([yes, no]) => yesOrNo(yes, no)),
  ...DECIMAL_UNITS.flatMap(([symbol, ids]) =>
    mapEntries(ids, given => decimalPrefix(symbol, given)),
  ),
  ...BINARY_UNITS.flatMap(([symbol, ids]) =>
    mapEntries(ids, given => binaryPrefix(symbol, given)),
  ),
]);

function formatterOf(unit: string | undefined): Formatter {
  if (!unit) {
    return plain('');
  }
  const known = FORMATTERS.get(unit);
  if (known) {
    return known;
  }
  const colon = unit.indexOf(':');
  const own =
    colon > 0
      ? ownFormatter(unit.slice(0, colon), unit.slice(colon + 1))
      : undefined;
  return own ?? plain(unit);
}

/** Units that a person wrote: `suffix:pods`, `si:uF`, `currency:£`, `bool:up/down`. */
function ownFormatter(kind: string, rest: string): Formatter | undefined {
  switch (kind) {
    case 'prefix':
      return plain(rest, true);
    case 'suffix':
      return plain(rest);
    case 'time':
      return dateBy(rest);
    case 'count':
      return counted(rest);
    case 'currency':
      return money(rest);
    case 'si': {
      const given = DECIMAL_LETTERS.indexOf(rest.charAt(0));
      return given < 0 || rest.charAt(0) === ' '
        ? decimalPrefix(rest)
        : decimalPrefix(rest.slice(1), given - DECIMAL_LETTERS.indexOf(' '));
    }
    case 'bool': {
      const [yes, no = '-'] = rest.split(/\/(.*)/s);
      return yesOrNo(yes, no);
    }
    default:
      return undefined;
  }
}

function percent(factor: number): Formatter {
  return (value, { decimals }) => ({
    text: roundToText(value * factor, decimals),
    suffix: '%',
  });
}

function yesOrNo(yes: string, no: string): Formatter {
  return value => ({ text: value ? yes : no });
}

function formatGrouped(value: number, { decimals }: FormatOptions) {
  const text = value.toLocaleString('en-US', {
    maximumFractionDigits: decimals,
  });
  return { text };
}

function formatExponent(value: number, { decimals }: FormatOptions) {
  return { text: value.toExponential(decimals) };
}

function formatPrefixedHex(value: number, { decimals }: FormatOptions) {
  const hex = hexOf(value, decimals);
  return { text: hex.startsWith('-') ? `-0x${hex.slice(1)}` : `0x${hex}` };
}

function hexOf(value: number, decimals?: number): string {
  return parseFloat(roundToText(value, decimals)).toString(16).toUpperCase();
}

function mapEntries<T>(
  units: Record<string, T>,
  make: (value: T) => Formatter,
): [string, Formatter][] {
  return Object.entries(units).map(([id, value]) => [id, make(value)]);
}
