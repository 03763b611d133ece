import type { ServerResponse } from 'node:http';
import type { FaultEffect } from '../faults/Faults';

/** Sends a whole answer, or spoils it as the fault says. */
export function sendBody(
  response: ServerResponse,
  answer: { code: number; body: string; type?: string },
  effect?: FaultEffect,
): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.code, {
    'content-type': answer.type ?? 'application/json',
    ...(effect === undefined && { 'content-length': bytes.length }),
  });
  if (effect?.kind === 'half-page') {
    response.end(bytes.subarray(0, bytes.length >> 1));
    return;
  }
  if (effect?.kind === 'slow-drip') {
    drip(response, bytes, effect);
    return;
  }
  response.end(bytes);
}

function drip(
  response: ServerResponse,
  bytes: Buffer,
  { bytes: size, everyMs }: { bytes: number; everyMs: number },
) {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + size));
    sent += size;
    if (sent >= bytes.length) {
      clearInterval(timer);
      response.end();
    }
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}
