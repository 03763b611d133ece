import type { RefObject } from 'react';
import { useMeasured } from './useMeasured';

/** Height of an element in pixels, kept current; `fallback` where nothing is laid out, as in tests. */
export function useHeight(
  ref: RefObject<HTMLElement>,
  fallback: number,
): number {
  return useMeasured(ref, 'clientHeight', fallback);
}
