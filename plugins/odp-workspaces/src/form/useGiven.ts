import { useEffect } from 'react';

/**
 * Gives a field a value that nobody has typed, as long as there is one to give.
 * Two fields of a page that do so at once take the value from each other, as
 * each hands in the whole page: it is tried again after every render.
 */
export function useGiven<T>(
  value: T | undefined,
  onChange: (value: T) => void,
): void {
  useEffect(() => {
    if (value !== undefined) {
      onChange(value);
    }
  });
}
