/** One line of a report. */
export interface Figure {
  name: string;
  goal?: string;
  measured: string;
  verdict?: 'met' | 'MISSED';
}

/** A figure with a goal of the design. */
export function judged(
  name: string,
  options: { goal: string; measured: string; met: boolean },
): Figure {
  const { goal, measured, met } = options;
  return { name, goal, measured, verdict: met ? 'met' : 'MISSED' };
}
