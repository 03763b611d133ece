import type { IncomingMessage } from 'node:http';
import type { Fields } from '../store';

export interface WatchLine {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: Fields;
}

/** How long an event may take before a test is told that it did not come. */
const PATIENCE_MS = 10_000;

/** Reads the lines of one watch. */
export class WatchReader {
  readonly code: number;
  readonly #response: IncomingMessage;
  readonly #lines: WatchLine[] = [];
  #rest = '';
  #ending: 'clean' | 'abrupt' | undefined;
  #wake: () => void = () => {};

  constructor(response: IncomingMessage) {
    this.code = response.statusCode!;
    this.#response = response;
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#read(text));
    response.on('end', () => this.#end('clean'));
    response.on('error', () => this.#end('abrupt'));
    response.on('close', () => this.#end('abrupt'));
  }

  /** What the stream holds behind its last whole line. */
  get rest(): string {
    return this.#rest;
  }

  /** The next event that is no bookmark. */
  async next(): Promise<WatchLine> {
    return this.until(({ type }) => type !== 'BOOKMARK');
  }

  /** The next event that the test asks for; those before it are skipped. */
  async until(
    wanted: (line: WatchLine) => boolean,
    patienceMs = PATIENCE_MS,
  ): Promise<WatchLine> {
    return this.#within('the event', patienceMs, () => {
      while (this.#lines.length > 0) {
        const line = this.#lines.shift()!;
        if (wanted(line)) {
          return line;
        }
      }
      if (this.#ending) {
        throw new Error(`the watch ended (${this.#ending}) before the event`);
      }
      return undefined;
    });
  }

  /** How the server ended the watch. */
  async ended(patienceMs = PATIENCE_MS): Promise<'clean' | 'abrupt'> {
    return this.#within('the end', patienceMs, () => this.#ending);
  }

  /** Lines that came and were not asked for yet. */
  get unread(): number {
    return this.#lines.length;
  }

  pause(): void {
    this.#response.pause();
  }

  resume(): void {
    this.#response.resume();
  }

  close(): void {
    this.#response.destroy();
  }

  #read(text: string) {
    const parts = (this.#rest + text).split('\n');
    this.#rest = parts.pop()!;
    this.#lines.push(...parts.filter(Boolean).map(part => JSON.parse(part)));
    this.#wake();
  }

  #end(how: 'clean' | 'abrupt') {
    this.#ending ??= how;
    this.#wake();
  }

  async #within<T>(
    what: string,
    patienceMs: number,
    look: () => T | undefined,
  ): Promise<T> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = look();
      if (found !== undefined) {
        return found;
      }
      const left = deadline - Date.now();
      if (left <= 0) {
        throw new Error(`${what} of the watch did not come`);
      }
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
