const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes in powers of ten, as the bus's limits are declared: `646 MB`, `1.07 GB`. */
export function bytesInWords(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (unit < UNITS.length - 1 && Math.round(value) >= 1000) {
    value /= 1000;
    unit += 1;
  }
  const rounded =
    unit === 0 || value >= 100
      ? Math.round(value)
      : Number(value.toPrecision(3));
  return `${bytes < 0 ? '-' : ''}${rounded} ${UNITS[unit]}`;
}

/** A count that is an estimate, to three figures: `~22,900`. */
export function aboutCount(count: number): string {
  return `~${Number(count.toPrecision(3)).toLocaleString('en-GB')}`;
}

/** A rate without its unit: `310`, `0.5`, `1,200`; "under 0.1" is not nothing. */
export function rateInWords(perSecond: number): string {
  if (perSecond > 0 && perSecond < 0.05) {
    return 'under 0.1';
  }
  const value =
    perSecond < 10 ? Number(perSecond.toFixed(1)) : Math.round(perSecond);
  return value.toLocaleString('en-GB');
}

/** "84 in, 252 out /s"; unknown is a word. */
export function ratesInWords(rates: {
  messagesInPerSecond?: number;
  messagesOutPerSecond?: number;
}): string {
  const { messagesInPerSecond, messagesOutPerSecond } = rates;
  if (messagesInPerSecond === undefined && messagesOutPerSecond === undefined) {
    return 'rates unknown';
  }
  const words = (rate: number | undefined) =>
    rate === undefined ? 'unknown' : rateInWords(rate);
  return `${words(messagesInPerSecond)} in, ${words(
    messagesOutPerSecond,
  )} out /s`;
}
