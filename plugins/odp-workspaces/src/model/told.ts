import type { Freshness } from '@internal/vocabulary';
import { errorSentence, freshnessSentence } from '@internal/plugin-odp-react';

/** What a source tells, or why it tells nothing: that is never shown as zero. */
export type Told<T> =
  | { state: 'loading' }
  | { state: 'unknown'; reason: string }
  | {
      state: 'known';
      value: T;
      /** How old it is, where the source is not heard now: "Stale since 14:19: the API answers 504". */
      stale?: string;
    };

/** What each source tells, by its name; a source that is not named has not answered yet. */
export type Sources<T> = ReadonlyMap<string, Told<T[]>>;

/** Of an answer; `now` in milliseconds. */
export function toldBy<T>(
  freshness: Freshness,
  value: T,
  now: number,
): Told<T> {
  const sentence = freshnessSentence(freshness, now);
  switch (freshness.state) {
    case 'live':
      return { state: 'known', value };
    case 'starting':
      return { state: 'unknown', reason: 'It is read for the first time.' };
    case 'stale':
      return { state: 'known', value, stale: sentence };
    default:
      // What was read before the silence or the refusal holds with its age.
      return freshness.asOf
        ? { state: 'known', value, stale: sentence }
        : { state: 'unknown', reason: sentence };
  }
}

/** Of a read that failed. */
export function untold(error: Error): Told<never> {
  return { state: 'unknown', reason: errorSentence(error) };
}

/** One thing of what a source tells; what it does not name is not there, or not for the caller. */
export function toldOf<T>(
  told: Told<T[]> | undefined,
  name: string,
  nameOf: (item: T) => string,
): Told<T> {
  if (told?.state !== 'known') {
    return told ?? { state: 'loading' };
  }
  const value = told.value.find(item => nameOf(item) === name);
  return value === undefined
    ? { state: 'unknown', reason: `There is no ${name} that you may see.` }
    : { ...told, value };
}
