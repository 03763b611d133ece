import { setTimeout } from 'node:timers/promises';

const PATIENCE_MS = 4_500;
/** Between two probes; what is longer than that the machine has slept. */
const LONGEST_GAP_MS = 100;

/**
 * Waits until `probe` gives something true, looking often; fails with `what`
 * after 4.5 s, not counting those in which the machine let this process wait.
 */
export async function eventually(
  what: string,
  probe: () => unknown,
): Promise<void> {
  let waitedMs = 0;
  let before = performance.now();
  while (!(await probe())) {
    const now = performance.now();
    waitedMs += Math.min(now - before, LONGEST_GAP_MS);
    before = now;
    if (waitedMs > PATIENCE_MS) {
      throw new Error(`did not come: ${what}`);
    }
    await setTimeout(5);
  }
}
