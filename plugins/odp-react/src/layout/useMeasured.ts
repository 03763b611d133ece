import { type RefObject, useLayoutEffect, useState } from 'react';

/** A length of an element in pixels, kept current; `fallback` where nothing is laid out, as in tests. */
export function useMeasured(
  ref: RefObject<HTMLElement>,
  length: 'clientWidth' | 'clientHeight',
  fallback: number,
): number {
  const [measured, setMeasured] = useState(fallback);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const measure = () => setMeasured(element[length] || fallback);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, length, fallback]);
  return measured;
}
