import { UnreadableAnswerError } from '@internal/backend-kit';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** What stands around the items of a list. */
export interface ListEnvelope {
  metadata?: { resourceVersion?: string; continue?: string };
}

/**
 * Cuts the JSON of a Kubernetes list into its items while it arrives, so that a page is never held
 * as a whole. It counts braces outside of strings and parses nothing but the few bytes around the
 * items. The order of the keys does not matter.
 */
export class ListSplitter {
  readonly #onItem: (json: string) => void;
  readonly #maxItemBytes: number;
  readonly #envelope: Buffer[] = [];
  #carry: Buffer[] = [];
  #carryBytes = 0;
  #depth = 0;
  #inItems = false;
  #inString = false;
  #escaped = false;
  /** The last string at depth 1 of the envelope, which is a key when a colon follows. */
  #word = '';
  #key = '';
  #finished = false;

  private constructor(onItem: (json: string) => void, maxItemBytes: number) {
    this.#onItem = onItem;
    this.#maxItemBytes = maxItemBytes;
  }

  /** `onItem` gets the JSON text of each item, in order. */
  static create(
    onItem: (json: string) => void,
    maxItemBytes: number = 16 * 1024 * 1024,
  ): ListSplitter {
    return new ListSplitter(onItem, maxItemBytes);
  }

  /** Reads the next bytes. Throws `UnreadableAnswerError` for an item above the limit. */
  push(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let index = 0;
    while (index < chunk.length) {
      index = this.#inItems
        ? this.#readItems(chunk, index)
        : this.#readEnvelope(chunk, index);
    }
  }

  /** The envelope, without its items. Throws `UnreadableAnswerError` when the list is not whole. */
  end(): ListEnvelope {
    if (!this.#finished) {
      throw new UnreadableAnswerError('the list ended in the middle');
    }
    try {
      return JSON.parse(Buffer.concat(this.#envelope).toString('utf8'));
    } catch (error) {
      throw new UnreadableAnswerError('the answer is no list', error);
    }
  }

  #readEnvelope(chunk: Buffer, from: number): number {
    for (let index = from; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (this.#inString) {
        this.#readStringByte(byte);
        if (this.#inString && this.#depth === 1 && this.#word.length < 8) {
          this.#word += String.fromCharCode(byte);
        }
      } else if (byte === QUOTE) {
        this.#inString = true;
        this.#word = '';
      } else if (byte === COLON) {
        this.#key = this.#word;
      } else if (
        byte === OPEN_BRACKET &&
        this.#depth === 1 &&
        this.#key === 'items'
      ) {
        this.#envelope.push(Buffer.from(chunk.subarray(from, index + 1)));
        this.#inItems = true;
        this.#depth = 0;
        return index + 1;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.#depth += 1;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.#depth -= 1;
        this.#finished = this.#depth === 0;
        this.#key = '';
      }
    }
    this.#envelope.push(Buffer.from(chunk.subarray(from)));
    return chunk.length;
  }

  #readItems(chunk: Buffer, from: number): number {
    // Local copies: this loop sees every byte of every list.
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    let start = depth > 0 ? from : -1;
    let index = from;
    for (; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (inString) {
        if (escaped) {
          escaped = false;
        } else if (byte === BACKSLASH) {
          escaped = true;
        } else if (byte === QUOTE) {
          inString = false;
        }
      } else if (byte === QUOTE) {
        inString = true;
      } else if (byte === OPEN_BRACE) {
        if (depth === 0) {
          start = index;
        }
        depth += 1;
      } else if (byte === CLOSE_BRACE) {
        depth -= 1;
        if (depth === 0) {
          this.#emit(chunk, start, index + 1);
          start = -1;
        }
      } else if (byte === CLOSE_BRACKET && depth === 0) {
        this.#inItems = false;
        // The bracket itself is read again, as part of the envelope.
        depth = 2;
        break;
      }
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    if (start >= 0) {
      this.#keep(chunk.subarray(start));
    }
    return index;
  }

  #readStringByte(byte: number): void {
    if (this.#escaped) {
      this.#escaped = false;
    } else if (byte === BACKSLASH) {
      this.#escaped = true;
    } else if (byte === QUOTE) {
      this.#inString = false;
    }
  }

  #keep(part: Buffer): void {
    this.#carryBytes += part.length;
    if (this.#carryBytes > this.#maxItemBytes) {
      throw new UnreadableAnswerError(
        `an item of the list is longer than ${this.#maxItemBytes} bytes`,
      );
    }
    this.#carry.push(Buffer.from(part));
  }

  #emit(chunk: Buffer, start: number, end: number): void {
    if (this.#carry.length === 0) {
      this.#onItem(chunk.toString('utf8', start, end));
      return;
    }
    const whole = Buffer.concat([...this.#carry, chunk.subarray(start, end)]);
    this.#carry = [];
    this.#carryBytes = 0;
    this.#onItem(whole.toString('utf8'));
  }
}
