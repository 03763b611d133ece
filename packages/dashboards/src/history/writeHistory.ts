import { appendFileSync, closeSync, openSync } from 'node:fs';

/** Text is written in pieces of so many characters. */
const PIECE = 1 << 20;

/** Writes texts one after another into a file of their own. */
export function writeHistory(file: string, texts: Iterable<string>) {
  const output = openSync(file, 'w');
  let pending = '';
  for (const text of texts) {
    pending += text;
    if (pending.length > PIECE) {
      appendFileSync(output, pending);
      pending = '';
    }
  }
  appendFileSync(output, pending);
  closeSync(output);
}
