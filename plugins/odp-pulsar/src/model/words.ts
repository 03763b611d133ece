import { countInWords, rateInWords } from '@internal/plugin-odp-pulsar-common';

/** A count that is an estimate, to three figures: `~22,900`. */
export function aboutCount(count: number): string {
  return `~${countInWords(Number(count.toPrecision(3)))}`;
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
