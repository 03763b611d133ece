import type { TargetState } from '@internal/target-state';
import type { ObjectStore } from '../../store';
import type { Signal } from '../Story';

/** A look at a cluster of the sandbox: what it holds now, and what that says of the time before. */
export interface Look {
  cluster: string;
  store: ObjectStore;
  target: TargetState;
  /** The moment that the story is told at, in seconds of Unix time. */
  endSeconds: number;
  /** The moment of this look, in minutes from there. */
  now: number;
}

/** Minutes of a time of Kubernetes. */
export function minuteOf(time: string, { endSeconds }: Look): number {
  return (Date.parse(time) / 1000 - endSeconds) / 60;
}

/** What is so at the look, and what was before. */
export function sofar(now: number, value: number, before: Signal): Signal {
  return (minute, end) => (minute >= now ? value : before(minute, end));
}
