import { useCallback, useSyncExternalStore } from 'react';

interface Ticker {
  now: number;
  listeners: Set<() => void>;
  timer: ReturnType<typeof setInterval>;
}

const tickers = new Map<number, Ticker>();

function subscribe(intervalMs: number, listener: () => void): () => void {
  let ticker = tickers.get(intervalMs);
  if (!ticker) {
    const started: Ticker = {
      now: Date.now(),
      listeners: new Set(),
      timer: setInterval(() => {
        started.now = Date.now();
        started.listeners.forEach(notify => notify());
      }, intervalMs),
    };
    ticker = started;
    tickers.set(intervalMs, ticker);
  }
  const current = ticker;
  current.listeners.add(listener);
  return () => {
    current.listeners.delete(listener);
    if (current.listeners.size === 0) {
      clearInterval(current.timer);
      tickers.delete(intervalMs);
    }
  };
}

/**
 * The present in milliseconds, refreshed every `intervalMs` by one timer that
 * all callers with the same interval share. Call it in a leaf, so that a tick
 * renders a few words and not a page.
 */
export function useNow(intervalMs = 1000): number {
  const subscribeHere = useCallback(
    (listener: () => void) => subscribe(intervalMs, listener),
    [intervalMs],
  );
  // Rounded down to the interval where no ticker runs yet, because a snapshot must not change between two calls.
  const read = useCallback(
    () =>
      tickers.get(intervalMs)?.now ??
      Math.floor(Date.now() / intervalMs) * intervalMs,
    [intervalMs],
  );
  return useSyncExternalStore(subscribeHere, read, read);
}
