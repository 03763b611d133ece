const SECOND = 1000;

const FIRST_MS = SECOND;
const LONGEST_MS = 60 * SECOND;

/**
 * Until the next look after so many failures in a row, in milliseconds,
 * scattered so that not all come at once.
 *
 * @param resyncMs how long a workspace that is as wanted is left alone
 */
export function nextLookInMs(
  failures: number,
  resyncMs: number,
  random = Math.random,
): number {
  const step = failures
    ? Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1))
    : resyncMs;
  return step * (0.75 + 0.5 * random());
}

/** How long a place that did not answer is left alone at most, when nothing is wanted of it. */
export const UNKNOWN_MS = 30 * SECOND;

/** While something is on its way by itself, such as a namespace that ends. */
export const WAITING_MS = SECOND;
