import { ConnectionError, UnreadableAnswerError } from '@internal/backend-kit';
import { KubernetesApiError } from '../client/errors';
import type { ReflectorPhase } from './ReflectorState';

/**
 * So many 403 in a row take a right away that was there before: an API server
 * that starts forbids everything until it has read its own roles, for seconds.
 */
const REFUSALS = 4;

/** Nothing was heard on an open connection for too long. */
export class SilenceError extends Error {
  constructor(limitMs: number) {
    super(`nothing heard for ${Math.round(limitMs / 100) / 10} s`);
    this.name = 'SilenceError';
  }
}

/** Kinds of failure; a repeated one is judged harder than the first. */
export type FailureKind =
  | 'expired'
  | 'unauthorized'
  | 'forbidden'
  | 'absent'
  | 'answer'
  | 'silence'
  | 'connection'
  | 'unreadable'
  | 'defect';

/** What a failed attempt means for the state and for the next attempt. */
export interface FailureVerdict {
  /** The phase stays when absent. */
  phase?: ReflectorPhase;
  reason: string;
  /** `gap` grows to the long pause for what an administrator has to change. */
  pause: 'none' | 'backoff' | 'gap';
  /** Milliseconds that the server asks to wait. */
  atLeastMs?: number;
  /** The next attempt reads the whole list. */
  relist: boolean;
}

/** 410, in the answer or in the stream, or a version that the server has not reached. */
export function isExpired(error: unknown): boolean {
  return (
    error instanceof KubernetesApiError &&
    (error.status === 410 ||
      error.reason === 'Expired' ||
      error.reason === 'Gone' ||
      /too large resource version/i.test(error.message))
  );
}

export function failureKind(error: unknown): FailureKind {
  if (isExpired(error)) {
    return 'expired';
  }
  if (error instanceof KubernetesApiError) {
    const kinds: Record<number, FailureKind> = {
      401: 'unauthorized',
      403: 'forbidden',
      404: 'absent',
    };
    return kinds[error.status] ?? 'answer';
  }
  if (error instanceof SilenceError) {
    return 'silence';
  }
  if (error instanceof ConnectionError) {
    return 'connection';
  }
  return error instanceof UnreadableAnswerError ? 'unreadable' : 'defect';
}

function connectionPhase(
  error: ConnectionError,
  behind: ReflectorPhase,
): ReflectorPhase {
  if (error.problem === 'credentials') {
    return 'denied';
  }
  return error.problem === 'broken' && behind === 'stale'
    ? 'stale'
    : 'unreachable';
}

function answerSentence(error: KubernetesApiError): string {
  const wait = error.retryAfterMs
    ? `, and asks to wait ${Math.ceil(error.retryAfterMs / 1000)} s`
    : '';
  return `the server answers ${error.status}${wait}: ${error.message}`;
}

/**
 * Judges a failure. `synced`: a list was complete once. `count`: how often the same kind of failure
 * came in a row, this time included.
 */
export function assessFailure(
  error: unknown,
  context: { synced: boolean; count: number },
): FailureVerdict {
  const behind = context.synced ? 'stale' : 'starting';
  const reason = error instanceof Error ? error.message : 'unknown error';
  const again = context.count > 1;
  const later = { reason, pause: 'backoff', relist: false } as const;
  switch (failureKind(error)) {
    case 'expired':
      return again
        ? {
            ...later,
            phase: behind,
            reason: `the server no longer has the changes since the last list (410), ${context.count} times in a row`,
            relist: true,
          }
        : { reason, pause: 'none', relist: true };
    case 'unauthorized':
      return {
        ...later,
        phase: again ? 'denied' : undefined,
        reason: 'the token is refused (401)',
      };
    case 'forbidden':
      return context.synced && context.count < REFUSALS
        ? {
            ...later,
            phase: behind,
            reason: answerSentence(error as KubernetesApiError),
          }
        : { reason, phase: 'forbidden', pause: 'gap', relist: true };
    case 'absent':
      return {
        reason: 'the cluster does not know this kind (404)',
        phase: 'absent',
        pause: 'gap',
        relist: true,
      };
    case 'answer': {
      const answer = error as KubernetesApiError;
      return {
        ...later,
        phase: answer.status < 400 ? 'unreachable' : behind,
        reason: answerSentence(answer),
        atLeastMs: answer.retryAfterMs,
      };
    }
    case 'silence':
      return {
        ...later,
        phase: context.synced ? 'stale' : 'unreachable',
        pause: again ? 'backoff' : 'none',
        relist: true,
      };
    case 'connection':
      return {
        ...later,
        phase: connectionPhase(error as ConnectionError, behind),
      };
    default:
      return { ...later, phase: behind };
  }
}
