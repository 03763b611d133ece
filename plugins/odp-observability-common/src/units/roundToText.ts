/** More would say nothing, and `toFixed` takes no more than 100. */
const MOST_DECIMALS = 20;

/**
 * A number in digits, with Grafana's rules: as many decimals as asked for, or,
 * where nobody asks, as many as its size deserves, and none for a whole number.
 */
export function roundToText(value: number, wanted?: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '∞' : '-∞';
  }
  const decimals =
    wanted === undefined ? decimalsFor(value) : Math.min(wanted, MOST_DECIMALS);
  if (value === 0) {
    return value.toFixed(Math.max(0, decimals));
  }
  const factor = 10 ** Math.max(0, decimals);
  // The largest numbers have no decimals to round, the smallest too many.
  const rounded = Number.isFinite(value * factor)
    ? Math.round(value * factor) / factor
    : value;
  const text = String(rounded);
  return text.includes('e') ? text : padDecimals(text, decimals);
}

function decimalsFor(value: number): number {
  if (value === 0 || value % 1 === 0) {
    return 0;
  }
  const size = Math.abs(value);
  const decimals = 1 - Math.floor(Math.log(size) / Math.LN10);
  const leading = size * 10 ** decimals;
  return Math.max(0, leading > 2.25 ? decimals + 1 : decimals);
}

function padDecimals(text: string, decimals: number): string {
  const [whole, fraction = ''] = text.split('.');
  return decimals > fraction.length
    ? `${whole}.${fraction.padEnd(decimals, '0')}`
    : text;
}
