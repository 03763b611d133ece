import { UnreadableAnswerError } from './UnreadableAnswerError';

const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines. A character that two chunks share stays whole. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  readonly #maxLineBytes: number;
  #carry: Buffer[] = [];
  #carryBytes = 0;

  private constructor(onLine: (line: string) => void, maxLineBytes: number) {
    this.#onLine = onLine;
    this.#maxLineBytes = maxLineBytes;
  }

  /** `onLine` gets each line that is not empty, without its end. */
  static create(
    onLine: (line: string) => void,
    maxLineBytes: number = 16 * 1024 * 1024,
  ): LineSplitter {
    return new LineSplitter(onLine, maxLineBytes);
  }

  /** Reads the next bytes. Throws `UnreadableAnswerError` for a line above the limit. */
  push(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end >= 0) {
      this.#emit(chunk.subarray(start, end));
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    if (start < chunk.length) {
      this.#carryBytes += chunk.length - start;
      if (this.#carryBytes > this.#maxLineBytes) {
        throw new UnreadableAnswerError(
          `a line of the answer is longer than ${this.#maxLineBytes} bytes`,
        );
      }
      this.#carry.push(Buffer.from(chunk.subarray(start)));
    }
  }

  #emit(part: Buffer): void {
    const line =
      this.#carry.length === 0
        ? part.toString('utf8')
        : Buffer.concat([...this.#carry, part]).toString('utf8');
    this.#carry = [];
    this.#carryBytes = 0;
    if (line.trim()) {
      this.#onLine(line);
    }
  }
}
