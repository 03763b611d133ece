const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/**
 * The next larger of 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, ...; what is sized
 * by it stays in place when one more is added.
 */
export function stepUp(count: number): number {
  let power = 1;
  for (;;) {
    for (const step of STEPS) {
      const size = step * power;
      if (Number.isInteger(size) && size >= Math.max(5, count)) {
        return size;
      }
    }
    power *= 10;
  }
}
