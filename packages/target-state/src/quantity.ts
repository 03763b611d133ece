const FACTORS: Record<string, number> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** Cores or bytes of a quantity that the schema has accepted. */
export function quantityValue(quantity: string): number {
  const [, number, suffix] = /^([\d.]+)(.*)$/.exec(quantity) ?? [];
  return Number(number) * (FACTORS[suffix] ?? NaN);
}
