import { useCallback, useEffect, useState } from 'react';

/** How a copy went; `none` before it and some seconds after. */
export type CopyOutcome = 'none' | 'copied' | 'refused';

/** Puts text on the clipboard and says for three seconds how that went. */
export function useCopy(): [CopyOutcome, (text: string) => Promise<void>] {
  const [outcome, setOutcome] = useState<CopyOutcome>('none');
  useEffect(() => {
    if (outcome === 'none') {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome('none'), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = useCallback(async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }, []);
  return [outcome, copy];
}
