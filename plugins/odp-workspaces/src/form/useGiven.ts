import { useEffect, useState } from 'react';

/** Between two tries. */
const AGAIN_MS = 50;

/**
 * Gives a field a value that nobody has typed, as long as there is one to give.
 * Of two fields that do so at once, each of which hands in the whole page, one
 * takes the value from the other and leaves it as it was, so that the form does
 * not even draw it again: it is tried until it is there.
 */
export function useGiven<T>(
  value: T | undefined,
  onChange: (value: T) => void,
): void {
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (value === undefined) {
      return undefined;
    }
    onChange(value);
    const timer = setTimeout(() => setAttempt(count => count + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [value, onChange, attempt]);
}
