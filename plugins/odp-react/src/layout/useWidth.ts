import type { RefObject } from 'react';
import { useMeasured } from './useMeasured';

/** Width of an element in pixels, kept current; `fallback` where nothing is laid out, as in tests. */
export function useWidth(
  ref: RefObject<HTMLElement>,
  fallback: number,
): number {
  return useMeasured(ref, 'clientWidth', fallback);
}
