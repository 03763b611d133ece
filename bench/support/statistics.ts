/** The value that `share` of the values do not exceed (nearest rank); undefined without values. */
export function percentile(
  values: readonly number[],
  share: number,
): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** How measured times lie, in their unit. */
export interface Spread {
  count: number;
  p50?: number;
  p95?: number;
  maximum?: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return {
    count: values.length,
    p50: percentile(values, 0.5),
    p95: percentile(values, 0.95),
    maximum: percentile(values, 1),
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
