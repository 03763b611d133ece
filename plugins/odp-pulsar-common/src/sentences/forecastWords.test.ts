import type { Forecast } from '../contract';
import { forecastWords } from './forecastWords';

const MB = 1_000_000;
const NOW = Date.parse('2026-11-23T14:32:00Z');
const minutesAgo = (minutes: number) =>
  new Date(NOW - minutes * 60_000).toISOString();
const growing: Forecast = {
  state: 'growing',
  status: 'failing',
  effect: 'evicts',
  secondsToLimit: 1200,
  limitAt: minutesAgo(-20),
  slope: (18.5 * MB) / 60,
  overSeconds: 1800,
  confidence: 'high',
  subscription: 'yaml-processor',
  evictedBytes: 100 * MB,
  basis: '+18.5 MB/min over 30 min',
};

const inWords = (change: Partial<Forecast>) => {
  const { main, detail, who } = forecastWords({ ...growing, ...change }, NOW);
  return [main, detail, who].filter(Boolean).join(' | ');
};

describe('forecastWords', () => {
  it.each<[Partial<Forecast>, string]>([
    [{}, '~20 min | evicts | yaml-processor'],
    [{ isAgain: true }, '~20 min, again | skips | yaml-processor'],
    [{ effect: 'holds-producers' }, '~20 min | then producers wait'],
    [{ effect: 'refuses-producers' }, '~20 min | then producers are refused'],
    [{ effect: undefined }, '~20 min | until its limit'],
    [
      { limitAt: undefined, secondsToLimit: undefined, effect: undefined },
      'growing | until its limit',
    ],
    [{ limitAt: minutesAgo(1) }, 'any moment | evicts | yaml-processor'],
    [{ limitAt: minutesAgo(-370) }, '~6 h 10 min | evicts | yaml-processor'],
    [{ state: 'full' }, 'at its limit | evicts | yaml-processor'],
    [
      { state: 'full', effect: 'holds-producers' },
      'at its limit | producers wait',
    ],
    [
      { state: 'draining', secondsToEmpty: 1620 },
      'draining | empty in ~27 min',
    ],
    [{ state: 'draining' }, 'draining'],
    [{ state: 'unlimited' }, 'no limit | grows +18.5 MB/min over 30 min'],
    [{ state: 'steady' }, 'not growing'],
    [{ state: 'empty' }, 'empty'],
    [
      { state: 'unknown', basis: 'too few readings' },
      'unknown | too few readings',
    ],
  ])('says of %j: %s', (change, words) => {
    expect(inWords(change)).toBe(words);
  });

  it('tells the time of a silent instance from the moment that it foresaw, so that it runs down', () => {
    expect(forecastWords(growing, NOW + 13 * 60_000).main).toBe('~7 min');
  });
});
