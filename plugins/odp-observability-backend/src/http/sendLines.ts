import type { Response } from 'express';
import { once } from 'node:events';

/** Sends lines as each comes, no faster than they are read; ends when the reader is gone. */
export async function sendLines(
  response: Response,
  lines: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  response.set({
    // A type of text: Backstage compresses by type, and takes application/x-ndjson for what cannot be.
    'content-type': 'text/x-ndjson; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  try {
    for await (const line of lines) {
      const isRead = response.write(`${line}\n`);
      // Compression holds lines back until it is told.
      (response as { flush?: () => void }).flush?.();
      if (!isRead) {
        await once(response, 'drain', { signal });
      }
    }
    response.end();
  } catch (error) {
    // The status is sent: a line that is missing tells that it broke.
    response.destroy();
    if (!signal.aborted) {
      throw error;
    }
  }
}
