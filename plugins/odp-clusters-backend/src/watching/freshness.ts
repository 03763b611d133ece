import {
  type Freshness,
  type Gap,
  type KindName,
  KINDS,
} from '@internal/plugin-odp-clusters-common';
import type {
  ReflectorPhase,
  ReflectorState,
} from '@internal/plugin-odp-kubernetes-node';

/** How far one kind of a cluster has been read. */
export interface KindState {
  kind: KindName;
  state: ReflectorState;
  /** Records held. */
  size: number;
}

/** When something is judged, in milliseconds since the epoch, and how long a kind may fail before it counts as a gap. */
export interface SettlingContext {
  now: number;
  failureMs: number;
}

function iso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/**
 * When a cluster can be shown, in milliseconds since the epoch: every kind was
 * read once, is known not to be readable, or has failed for long enough while
 * others were read. Infinity while that cannot be told.
 */
export function settledAt(
  kinds: KindState[],
  { failureMs }: SettlingContext,
): number {
  const answers = hasAnswered(kinds);
  return Math.max(
    0,
    ...kinds.map(({ state }) => {
      const { phase, syncedAt, failingSince } = state;
      if (syncedAt !== undefined || isRefused(phase)) {
        return 0;
      }
      return answers && failingSince !== undefined
        ? failingSince + failureMs
        : Infinity;
    }),
  );
}

/** Whether anything was ever read of the cluster. */
function hasAnswered(kinds: KindState[]): boolean {
  return kinds.some(({ state }) => state.syncedAt !== undefined);
}

function isRefused(phase: ReflectorPhase): phase is 'forbidden' | 'absent' {
  return phase === 'forbidden' || phase === 'absent';
}

/** Why a kind cannot be read at all; undefined when it is read, or on its way. */
function gapCause(
  { state }: KindState,
  kinds: KindState[],
  { now, failureMs }: SettlingContext,
): Gap['cause'] | undefined {
  const { phase, syncedAt, failingSince } = state;
  if (isRefused(phase)) {
    return phase;
  }
  return syncedAt === undefined &&
    failingSince !== undefined &&
    now >= failingSince + failureMs &&
    hasAnswered(kinds)
    ? 'failed'
    : undefined;
}

/**
 * How old the view of a cluster is, from the states of its kinds. Kinds that
 * cannot be read at all are gaps and say nothing of age; of the others the worst
 * speaks.
 */
export function freshnessOf(
  kinds: KindState[],
  context: SettlingContext,
): Freshness {
  const read = kinds.filter(kind => !gapCause(kind, kinds, context));
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
    minimum(read.map(({ state }) => state.nextAttemptAt)),
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
    const failing = neverRead.find(
      ({ state }) => state.phase === 'unreachable' || state.reason,
    );
    // Where nothing was ever read, an error is no start that goes on by itself.
    if (failing && !hasAnswered(kinds)) {
      return {
        state: 'unreachable',
        reason: failing.state.reason,
        nextAttemptAt,
      };
    }
    const slowest =
      neverRead.find(({ kind }) => kind === 'pods') ?? neverRead[0];
    return {
      state: 'starting',
      asOf: iso(maximum(heard)),
      reason: failing && `${failing.kind}: ${failing.state.reason}`,
      nextAttemptAt,
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

/** Whether a cluster that does not know the kind has none of it, instead of hiding them. */
export function isOptional(kind: KindName): boolean {
  const { optional = false }: { optional?: boolean } = KINDS[kind];
  return optional;
}

/** Kinds that cannot be read, with what that hides. */
export function gapsOf(kinds: KindState[], context: SettlingContext): Gap[] {
  return kinds.flatMap(kind => {
    const cause = gapCause(kind, kinds, context);
    return cause
      ? [{ kind: kind.kind, cause, message: gapSentence(kind, cause) }]
      : [];
  });
}

/** Gaps that the portal's configuration makes. */
export function leftOutGaps(kinds: KindName[]): Gap[] {
  return kinds.map(kind => ({
    kind,
    cause: 'left-out',
    message: `${kind} are left out by configuration (odp.clusters.leaveOut), which hides ${KINDS[kind].hides}.`,
  }));
}

function gapSentence({ kind, state }: KindState, cause: Gap['cause']): string {
  const { hides } = KINDS[kind];
  switch (cause) {
    case 'forbidden':
      return `The portal's token may not list ${kind}, which hides ${hides}; give it list and watch.`;
    case 'absent':
      return isOptional(kind)
        ? `The cluster does not know ${kind}, so that it has none.`
        : `The cluster does not know ${kind}, which hides ${hides}.`;
    default:
      return `${kind} cannot be read, which hides ${hides}; ${state.reason}. The portal tries again.`;
  }
}

function minimum(times: Array<number | undefined>): number | undefined {
  const known = times.filter((time): time is number => time !== undefined);
  return known.length ? Math.min(...known) : undefined;
}

function maximum(times: number[]): number | undefined {
  return times.length ? Math.max(...times) : undefined;
}
