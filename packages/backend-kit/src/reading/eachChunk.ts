import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which other work of the process gets its turn. */
const TURN = 10;

/** Calls `onChunk` for each chunk, and lets the event loop run between chunks. */
export async function eachChunk(
  body: AsyncIterable<Uint8Array>,
  onChunk: (chunk: Uint8Array) => void,
): Promise<void> {
  let turnEnds = performance.now() + TURN;
  for await (const chunk of body) {
    onChunk(chunk);
    if (performance.now() > turnEnds) {
      await setImmediate();
      turnEnds = performance.now() + TURN;
    }
  }
}
