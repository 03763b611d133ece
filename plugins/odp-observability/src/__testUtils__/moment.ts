/** 23 November 2026, 14:32 UTC: the moment that fixtures tell of. */
export const NOW = Date.UTC(2026, 10, 23, 14, 32);
export const STEP = 60_000;
export const RANGE = { from: NOW - 60 * STEP, to: NOW, stepMs: STEP };
export const CLOCK = { now: NOW, timeZone: 'UTC' };
