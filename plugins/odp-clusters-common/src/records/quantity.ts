const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The number of a Kubernetes quantity such as `100m`, `0.5`, `1e3` or `8Gi`: cores, bytes or a count.
 *
 * @returns undefined for what is no quantity
 */
export function parseQuantity(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  if (typeof value !== 'string') {
    return undefined;
  }
  const match =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[eE]([+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(
      value.trim(),
    );
  if (!match) {
    return undefined;
  }
  const [, number, exponent, suffix = ''] = match;
  return exponent === undefined
    ? Number(number) * FACTORS[suffix]
    : Number(`${number}e${exponent}`);
}

/** To the millionth, so that a sum does not end in the noise of binary fractions. */
export function tidy(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
