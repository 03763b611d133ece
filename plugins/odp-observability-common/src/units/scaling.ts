import type { Formatter } from './formatter';
import { roundToText } from './roundToText';

const DECIMAL = [
  'f',
  'p',
  'n',
  'µ',
  'm',
  '',
  'k',
  'M',
  'G',
  'T',
  'P',
  'E',
  'Z',
  'Y',
];
const DECIMAL_BASE = DECIMAL.indexOf('');
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'Zi', 'Yi'];
const COUNTS = ['', 'K', 'M', 'B', 'T'];

/** Divides by `factor` until the number is short; `suffixes[offset]` is that of the value as given. */
export function scaled(
  factor: number,
  suffixes: readonly string[],
  offset = 0,
): Formatter {
  return (value, { decimals }) => {
    if (!Number.isFinite(value)) {
      return { text: roundToText(value) };
    }
    const wanted =
      value === 0
        ? 0
        : Math.floor(Math.log10(Math.abs(value)) / Math.log10(factor));
    const last = suffixes.length - 1 - offset;
    const power = Math.min(Math.max(wanted, -offset), last);
    return {
      text: roundToText(value / factor ** power, decimals),
      suffix: suffixes[offset + power],
    };
  };
}

/** `kB`, `MB`: powers of 1000. */
export function decimalPrefix(symbol: string, given = 0): Formatter {
  const suffixes = DECIMAL.map(prefix => ` ${prefix}${symbol}`);
  return scaled(1000, suffixes, DECIMAL_BASE + given);
}

/** `KiB`, `MiB`: powers of 1024. */
export function binaryPrefix(symbol: string, given = 0): Formatter {
  const suffixes = BINARY.map(prefix => ` ${prefix}${symbol}`);
  return scaled(1024, suffixes, given);
}

/** `12 K req/s`: thousands of what is counted. */
export function counted(symbol: string): Formatter {
  const scale = scaled(1000, COUNTS);
  return (value, options) => {
    const { text, suffix = '' } = scale(value, options);
    return { text, suffix: `${suffix} ${symbol}` };
  };
}

/** `$1.2K`: the sign is before, or behind with `isBehind`; a minus is before all of it. */
export function money(sign: string, isBehind = false): Formatter {
  const scale = scaled(1000, COUNTS);
  return (value, options) => {
    const { text, suffix } = scale(Math.abs(value), options);
    const minus = value < 0 ? '-' : '';
    const prefix = isBehind ? minus : `${minus}${sign}`;
    const behind =
      isBehind && suffix !== undefined ? `${suffix}${sign}` : suffix;
    return {
      text,
      ...(prefix && { prefix }),
      ...(behind !== undefined && { suffix: behind }),
    };
  };
}

/** The bare number with what is written behind it, or before it. */
export function plain(symbol: string, isBefore = false): Formatter {
  return (value, { decimals }) => {
    const text = roundToText(value, decimals);
    if (!symbol) {
      return { text };
    }
    return isBefore ? { text, prefix: symbol } : { text, suffix: ` ${symbol}` };
  };
}
