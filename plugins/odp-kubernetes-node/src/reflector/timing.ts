import { setTimeout } from 'node:timers/promises';
import type { ReflectorRuntime, ReflectorTiming } from './ReflectorOptions';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What a reflector waits for when its options do not say otherwise; milliseconds. */
export const REFLECTOR_TIMING: ReflectorTiming = {
  // Silence must be said within 90 seconds; a watch ends sooner, see ListAndWatch.
  idleMs: 80 * SECOND,
  relistMs: [30 * MINUTE, 60 * MINUTE],
  backoffMs: [0.8 * SECOND, 30 * SECOND],
  healthyMs: 2 * MINUTE,
  gapMs: 5 * MINUTE,
  streamingListIdleMs: 15 * SECOND,
};

/** The machine's clock and dice. */
export const SYSTEM_RUNTIME: ReflectorRuntime = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, signal) =>
    setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined),
};

/** A random number of milliseconds in a range. */
export function between(
  range: readonly [number, number],
  runtime: ReflectorRuntime,
): number {
  return range[0] + (range[1] - range[0]) * runtime.random();
}
