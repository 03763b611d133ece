import {
  type Freshness,
  type Gap,
  type KindName,
  KINDS,
} from '@internal/plugin-odp-clusters-common';
import type { ReflectorState } from '@internal/plugin-odp-kubernetes-node';

/** How far one kind of a cluster has been read. */
export interface KindState {
  kind: KindName;
  state: ReflectorState;
  /** Records held. */
  size: number;
}

const GAPS = ['forbidden', 'absent'];

function iso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/** Whether every kind was read once, or is known not to be readable. */
export function isSettled(kinds: KindState[]): boolean {
  return kinds.every(
    ({ state }) => state.syncedAt !== undefined || GAPS.includes(state.phase),
  );
}

/**
 * How old the view of a cluster is, from the states of its kinds. Kinds that
 * cannot be read at all are gaps and say nothing of age; of the others the worst
 * speaks.
 */
export function freshnessOf(kinds: KindState[]): Freshness {
  const read = kinds.filter(({ state }) => !GAPS.includes(state.phase));
  const heard = read
    .map(({ state }) => state.lastEventAt)
    .filter((time): time is number => time !== undefined);
  if (!read.length && kinds.length) {
    return {
      state: 'denied',
      reason: 'the token may read none of the kinds',
    };
  }
  const neverRead = read.filter(({ state }) => state.syncedAt === undefined);
  const troubled = read.filter(({ state }) =>
    ['stale', 'unreachable', 'denied'].includes(state.phase),
  );
  const worst = troubled[0]?.state;
  const denied = troubled.find(({ state }) => state.phase === 'denied')?.state;
  const nextAttemptAt = iso(
    minimum(troubled.map(({ state }) => state.nextAttemptAt)),
  );
  if (denied) {
    return {
      state: 'denied',
      asOf: iso(minimum(heard)),
      reason: denied.reason,
      nextAttemptAt,
    };
  }
  if (neverRead.length) {
    // A first list that is answered with an error is no start that goes on by itself.
    const unreachable = neverRead.find(
      ({ state }) => state.phase === 'unreachable' || state.reason,
    )?.state;
    if (unreachable) {
      return {
        state: 'unreachable',
        reason: unreachable.reason,
        nextAttemptAt,
      };
    }
    const slowest =
      neverRead.find(({ kind }) => kind === 'pods') ?? neverRead[0];
    return {
      state: 'starting',
      asOf: iso(maximum(heard)),
      progress: { kind: slowest.kind, read: slowest.size },
    };
  }
  if (worst) {
    return {
      state: 'stale',
      asOf: iso(minimum(troubled.map(({ state }) => state.lastEventAt))),
      reason: worst.reason,
      nextAttemptAt,
    };
  }
  return { state: 'live', asOf: iso(maximum(heard)) };
}

/** Kinds that cannot be read, with what that hides. */
export function gapsOf(kinds: KindState[]): Gap[] {
  return kinds
    .filter(({ state }) => GAPS.includes(state.phase))
    .map(({ kind, state }) => ({
      kind,
      cause: state.phase as 'forbidden' | 'absent',
      message:
        state.phase === 'forbidden'
          ? `The portal's token may not list ${kind}, so it is unknown ${KINDS[kind].hides}; give it list and watch.`
          : `The cluster does not know ${kind}, so it is unknown ${KINDS[kind].hides}.`,
    }));
}

function minimum(times: Array<number | undefined>): number | undefined {
  const known = times.filter((time): time is number => time !== undefined);
  return known.length ? Math.min(...known) : undefined;
}

function maximum(times: number[]): number | undefined {
  return times.length ? Math.max(...times) : undefined;
}
