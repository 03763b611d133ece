const SECOND = 1000;

/** How long a workspace that is as wanted is left alone. */
const RESYNC_MS = 5 * 60 * SECOND;
const FIRST_MS = SECOND;
const LONGEST_MS = 60 * SECOND;

/** Until the next look after so many failures in a row, in milliseconds, scattered so that not all come at once. */
export function nextLookInMs(failures: number, random = Math.random): number {
  const step = failures
    ? Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1))
    : RESYNC_MS;
  return step * (0.75 + 0.5 * random());
}

/** While something is on its way by itself, such as a namespace that ends. */
export const WAITING_MS = SECOND;
