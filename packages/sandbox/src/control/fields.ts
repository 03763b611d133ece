/** The JSON object of a request to the control endpoint. */
export type Body = Record<string, unknown>;

export function flag(value: unknown = true): boolean {
  if (typeof value !== 'boolean') {
    throw new Error('a switch is true or false');
  }
  return value;
}

export function text(name: string, value: unknown): string {
  if (typeof value !== 'string' || !value) {
    throw new Error(`${name} is a text`);
  }
  return value;
}

export function oneOf<T extends string>(
  name: string,
  value: unknown,
  of: readonly T[],
): T {
  const found = of.find(entry => entry === value);
  if (!found) {
    throw new Error(`${name} is one of ${of.join(', ')}`);
  }
  return found;
}

/** A number of at least `from`; of what, in words. */
export function number(
  name: string,
  value: unknown,
  { from, what = 'a number' }: { from: number; what?: string },
): number {
  if (typeof value !== 'number' || !(value >= from)) {
    throw new Error(`${name} is ${what}, ${from} or more`);
  }
  return value;
}
