import type { FreshnessLike } from '../freshness/FreshnessLike';
import type { ViewStateValue } from '../viewState/ViewStateValue';
import type { LiveView } from './useLiveResource';

/** Options of {@link viewStateOf}. */
export interface ViewStateOfOptions<T> {
  /** What the view shows, such as "Namespaces of odp-eu". */
  what: string;
  /** Right that the view needs, such as `odp.namespace.read`, and who grants it. */
  right?: { name: string; grantedBy: string };
  /**
   * What a 404 means: there is no such thing, or none that one may see, with the
   * sentence of who answered. Without it a 404 is a failure as any other.
   */
  absent?: (sentence: string) => ViewStateValue;
  /** Age that the data itself tells. */
  freshness?: (data: T) => FreshnessLike | undefined;
  /** Judges the data: empty by nature, empty by filter, not permitted; `undefined` for ready. */
  judge?: (data: T) => ViewStateValue | undefined;
}

/** The HTTP status of a failed read; `undefined` when no answer came. */
export function statusOfError(error: Error): number | undefined {
  const response = (error as { response?: { status?: unknown } }).response;
  return typeof response?.status === 'number' ? response.status : undefined;
}

/** A failed read in words without the framework's prefixes. */
export function errorSentence(error: Error): string {
  const body = (error as { body?: { error?: { message?: unknown } } }).body;
  const told = body?.error?.message;
  if (typeof told === 'string' && told) {
    return told;
  }
  // What a browser's fetch throws when nothing answers.
  return error.name === 'TypeError'
    ? 'the portal does not answer'
    : error.message;
}

function failed<T>(
  view: LiveView<T>,
  options: ViewStateOfOptions<T>,
  error: Error,
): ViewStateValue {
  const { what, right, absent } = options;
  const status = statusOfError(error);
  if (status === 404 && absent) {
    return absent(errorSentence(error));
  }
  if (status === 401 || status === 403) {
    return {
      kind: 'not-permitted',
      title: `${what}: not for your role`,
      detail: right
        ? `Needs ${right.name}; ${right.grantedBy} grants it.`
        : errorSentence(error),
    };
  }
  return {
    kind: 'source-failed',
    title: `${what} cannot be read`,
    detail: errorSentence(error),
    since: view.failingSince,
    nextAttemptAt: view.nextAttemptAt,
    onRetry: view.refresh,
  };
}

function neverAnswered(reason: string | undefined): string {
  return ['Not once since the portal started', reason]
    .filter(Boolean)
    .join(': ');
}

function sourceState<T>(
  view: LiveView<T>,
  what: string,
  freshness: FreshnessLike | undefined,
): ViewStateValue | undefined {
  const { asOf, reason, nextAttemptAt } = freshness ?? {};
  const failure = {
    kind: 'source-failed',
    detail: reason,
    since: asOf,
    nextAttemptAt,
    onRetry: view.refresh,
  } as const;
  const stale = {
    kind: 'stale',
    since: asOf,
    reason,
    nextAttemptAt,
    onRetry: view.refresh,
  } as const;
  switch (freshness?.state) {
    case 'stale':
      return stale;
    case 'unreachable':
      return {
        ...failure,
        title: `${what}: the source does not answer`,
        // Of a source that never answered there is no moment to tell.
        detail: asOf ? reason : neverAnswered(reason),
      };
    case 'denied':
      // What was read before the refusal stays on screen, with its age.
      return asOf
        ? { ...stale, reason: reason ?? 'the source refuses the portal' }
        : { ...failure, title: `${what}: the source refuses the portal` };
    default:
      return undefined;
  }
}

/** The view state of a live resource, in the order in which a person must know it. */
export function viewStateOf<T>(
  view: LiveView<T>,
  options: ViewStateOfOptions<T>,
): ViewStateValue {
  const { data, error, loading, loadingSince, lastLoadedAt } = view;
  if (data === undefined) {
    return error
      ? failed(view, options, error)
      : { kind: 'loading', since: loadingSince };
  }
  if (error) {
    return {
      kind: 'stale',
      since: lastLoadedAt,
      reason: errorSentence(error),
      nextAttemptAt: view.nextAttemptAt,
      onRetry: view.refresh,
    };
  }
  const told = sourceState(view, options.what, options.freshness?.(data));
  if (told) {
    return told;
  }
  const judged = options.judge?.(data);
  if (judged) {
    return judged;
  }
  // A quick load in the background is no news; one that takes long is.
  const isSlow =
    loading && loadingSince !== undefined && Date.now() - loadingSince > 2000;
  return isSlow
    ? { kind: 'loading', since: loadingSince, lastLoadedAt }
    : { kind: 'ready' };
}
