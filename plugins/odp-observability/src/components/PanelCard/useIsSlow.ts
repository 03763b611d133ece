import { useEffect, useState } from 'react';

/** A load of up to so many milliseconds is quick, and no news. */
const QUICK_MS = 2_000;

/** Whether a load that began at a moment takes long enough to be told of. */
export function useIsSlow(since: number | undefined): boolean {
  const [slowSince, setSlowSince] = useState<number>();
  useEffect(() => {
    if (since === undefined) {
      return undefined;
    }
    const timer = setTimeout(
      () => setSlowSince(since),
      Math.max(0, since + QUICK_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [since]);
  return since !== undefined && slowSince === since;
}
