import { durationInWords } from '@internal/vocabulary';
import type { Forecast } from '../contract';

const EFFECTS = {
  evicts: 'evicts',
  'holds-producers': 'holds its producers up for',
  'refuses-producers': 'refuses its producers for',
};

/** What a backlog comes to: "evicts yaml-processor in about 20 min"; undefined unless it comes to something. */
export function forecastInWords({
  state,
  effect,
  subscription,
  secondsToLimit = 0,
  isAgain,
}: Forecast): string | undefined {
  if (state === 'unlimited') {
    return 'grows, and nothing limits it';
  }
  if (state !== 'growing' && state !== 'full') {
    return undefined;
  }
  const what =
    effect === undefined
      ? 'reaches its limit'
      : `${EFFECTS[effect]} ${subscription ?? 'a subscription'}`;
  const again = isAgain ? ' again' : '';
  if (secondsToLimit < 60) {
    return `${what}${again} ${state === 'full' ? 'now' : 'within a minute'}`;
  }
  const minutes = Math.round(secondsToLimit / 60);
  return `${what}${again} in about ${durationInWords(minutes * 60_000)}`;
}
