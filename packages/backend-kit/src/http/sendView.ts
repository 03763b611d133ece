import type { Request, Response } from 'express';
import type { View } from '../views/View';

/** Sends a view, or 304 when the caller has it already. */
export function sendView(
  request: Request,
  response: Response,
  view: View,
): void {
  response.set({
    etag: view.etag,
    'cache-control': 'private, no-cache',
    vary: 'Authorization, Accept-Encoding',
  });
  const held = request.header('if-none-match');
  if (held !== undefined && (held === view.etag || view.isHeld)) {
    response.status(304).end();
    return;
  }
  response.type('application/json');
  if (request.acceptsEncodings('gzip')) {
    response.set('content-encoding', 'gzip').send(view.gzip);
  } else {
    response.send(view.body);
  }
}
