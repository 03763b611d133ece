import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

/** A read of Prometheus, what a busy machine adds, and the pauses between five deliveries. */
const PATIENCE_MS = 240_000;
const PAUSE_MS = 1000;

/** Looks until it finds what is wanted, and fails with what it found last. */
export async function untilEqual(look, wanted) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (isDeepStrictEqual(found, wanted) || Date.now() > deadline) {
      assert.deepEqual(found, wanted);
      return;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}
