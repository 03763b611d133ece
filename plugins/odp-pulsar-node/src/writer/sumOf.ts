/** Undefined when one of them is. */
export function sumOf(values: Array<number | undefined>): number | undefined {
  return values.includes(undefined)
    ? undefined
    : (values as number[]).reduce((total, value) => total + value, 0);
}
