import type { Signal } from './Story';

/** The same all the time. */
export function steady(value: number): Signal {
  return () => value;
}

/** `before` up to a minute, and `after` from so many minutes later on, straight in between. */
export function turn(
  at: number,
  {
    before,
    after,
    within = 3,
  }: { before: number; after: number; within?: number },
): Signal {
  return minute => {
    const done = Math.min(Math.max((minute - at) / within, 0), 1);
    return before + (after - before) * done;
  };
}

/** One value before a minute, another from then on. */
export function flip(at: number, before: number, after: number): Signal {
  return minute => (minute < at ? before : after);
}

/** Swings around a value once an hour, by a part of it. */
export function wave(middle: number, part: number, phase = 0): Signal {
  return minute =>
    middle * (1 + part * Math.sin((2 * Math.PI * (minute + phase)) / 60));
}

/** `value` at first, and `perMinute` more with each minute after `at`. */
export function growing(at: number, perMinute: number, value = 0): Signal {
  return minute => value + Math.max(minute - at, 0) * perMinute;
}

/** The times, in seconds of Unix time, of what happens every so many minutes. */
export function lastTime(everyMinutes: number, phase = 0): Signal {
  return (minute, endSeconds) =>
    endSeconds +
    60 * (Math.floor((minute - phase) / everyMinutes) * everyMinutes + phase);
}
