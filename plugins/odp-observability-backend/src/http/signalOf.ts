import type { Response } from 'express';

/** Ends when the caller is gone before the answer is. */
export function signalOf(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) {
      controller.abort(new Error('The caller is gone'));
    }
  });
  return controller.signal;
}
