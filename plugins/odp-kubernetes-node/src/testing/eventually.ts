import { setTimeout } from 'node:timers/promises';

/** Waits until `probe` gives something true, looking often; fails with `what` after 4.5 s. */
export async function eventually(
  what: string,
  probe: () => unknown,
): Promise<void> {
  const end = Date.now() + 4_500;
  while (!(await probe())) {
    if (Date.now() > end) {
      throw new Error(`did not come: ${what}`);
    }
    await setTimeout(5);
  }
}
