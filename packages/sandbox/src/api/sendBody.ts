import type { ServerResponse } from 'node:http';
import type { FaultEffect } from '../faults/Faults';

/** Sends a whole answer, or spoils it as the fault says. */
export function sendBody(
  response: ServerResponse,
  answer: { code: number; body: string; type?: string; warnings?: string[] },
  effect?: FaultEffect,
): void {
  if (effect?.kind === 'late-close') {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(answer.body);
  if (answer.warnings?.length) {
    response.setHeader('warning', answer.warnings.map(warningText));
  }
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

/** A warning as servers write it: miscellaneous, of nobody in particular. */
function warningText(message: string): string {
  return `299 - "${message.replace(/(["\\])/g, '\\$1')}"`;
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
