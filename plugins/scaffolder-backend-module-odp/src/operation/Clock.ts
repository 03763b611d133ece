import { setTimeout as wait } from 'node:timers/promises';

/** Time, so that a test decides how it passes. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Ends early, without an error, when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) =>
    wait(ms, undefined, { signal }).catch(error => {
      if (!signal?.aborted) {
        throw error;
      }
    }),
};
