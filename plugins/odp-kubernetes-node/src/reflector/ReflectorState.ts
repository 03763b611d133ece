/**
 * How far what a reflector holds can be believed.
 *
 * - `starting`: the first list is not complete yet
 * - `live`: the list is complete and a watch is open
 * - `stale`: it was live; the connection went silent or broke, or the server answers with errors
 * - `unreachable`: no answer at all: refused, no such host, wrong certificate, timeout
 * - `denied`: the token is refused (401) again and again
 * - `forbidden`: the token may not list or watch this kind (403)
 * - `absent`: the server does not know this kind (404)
 */
export type ReflectorPhase =
  | 'starting'
  | 'live'
  | 'stale'
  | 'unreachable'
  | 'denied'
  | 'forbidden'
  | 'absent';

/** Times are milliseconds since the epoch. */
export interface ReflectorState {
  phase: ReflectorPhase;
  /** When `phase` was entered. */
  since: number;
  /** When anything was last heard from the server: a page, an event, a bookmark. */
  lastEventAt?: number;
  /** When a list was last complete; absent until the first one is. */
  syncedAt?: number;
  /** When the first of the failures since it was last live happened; absent while there is none. */
  failingSince?: number;
  /** Why the phase is not `live`, in words for people. */
  reason?: string;
  /** When the next attempt is made; absent while one is under way. */
  nextAttemptAt?: number;
  /** How the last complete list was read. */
  read?: 'stream' | 'pages';
}

/** Numbers since the reflector was started. */
export interface ReflectorCounters {
  /** Complete lists after the first one. */
  relists: number;
  /** Answers and events that said that the resource version is gone (410). */
  expired: number;
  /** Times that a connection was given up because nothing was heard. */
  silences: number;
  /** Objects or events that could not be read, and were skipped. */
  decodeErrors: number;
  /** Exceptions that a callback or `project` threw. */
  consumerErrors: number;
  /** Added, modified, deleted events of watches. */
  events: number;
  /** LIST and WATCH requests sent. */
  calls: number;
  /** Bytes read from bodies. */
  bytes: number;
}

/** The counters of a reflector that has done nothing yet. */
export function noCounts(): ReflectorCounters {
  return {
    relists: 0,
    expired: 0,
    silences: 0,
    decodeErrors: 0,
    consumerErrors: 0,
    events: 0,
    calls: 0,
    bytes: 0,
  };
}
