import type http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { piecesOf } from '../metrics/piecesOf';
import type { SandboxMetrics } from '../metrics/SandboxMetrics';

/**
 * `GET /metrics` as an exporter answers it, and `GET /history` as text of OpenMetrics,
 * with `from`, `to` and `step` in seconds.
 *
 * @returns whether it was asked for either
 */
export function answerMetrics(
  metrics: SandboxMetrics,
  { method, url = '', headers }: http.IncomingMessage,
  response: http.ServerResponse,
): boolean {
  const { pathname, searchParams } = new URL(url, 'http://sandbox');
  const now = Math.floor(Date.now() / 1000);
  if (method !== 'GET' || headers.origin !== undefined) {
    return false;
  }
  if (pathname === '/metrics') {
    response.writeHead(200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    });
    response.end(metrics.now(now));
    return true;
  }
  if (pathname === '/history') {
    const wish = Object.fromEntries(
      ['from', 'to', 'step']
        .filter(name => searchParams.has(name))
        .map(name => [`${name}Seconds`, Number(searchParams.get(name))]),
    );
    if (
      !Object.values(wish).every(value => Number.isInteger(value) && value > 0)
    ) {
      return false;
    }
    response.writeHead(200, {
      'content-type': 'application/openmetrics-text; version=1.0.0',
    });
    // Who asked may be gone before the end.
    pipeline(
      Readable.from(piecesOf(metrics.history(now, wish))),
      response,
    ).catch(() => {});
    return true;
  }
  return false;
}
