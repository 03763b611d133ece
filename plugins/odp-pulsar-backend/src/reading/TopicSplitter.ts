import { UnreadableAnswerError } from '@internal/backend-kit';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** Bytes that the shape of JSON depends on; 1 for each. */
const MATTERS = new Uint8Array(256);
for (const byte of [QUOTE, BACKSLASH, OPEN, CLOSE]) {
  MATTERS[byte] = 1;
}
/** Namespace, bundle, domain, and in them topics. */
const TOPIC_DEPTH = 4;
const MAX_TOPIC_BYTES = 32 * 1024 * 1024;

/**
 * Cuts the answer of broker-stats, `{namespace: {bundle: {domain: {topic: …}}}}`,
 * into its topics while it arrives, so that it is never held as a whole.
 */
export class TopicSplitter {
  readonly #onTopic: (name: string, json: string) => void;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #finished = false;
  /** The bytes of what is kept from earlier chunks: of a key, or of a topic. */
  #carry: Buffer[] = [];
  #carryBytes = 0;
  /** The last string before a topic, quotes included. */
  #key: Buffer | undefined;

  private constructor(onTopic: (name: string, json: string) => void) {
    this.#onTopic = onTopic;
  }

  /** `onTopic` gets the full name of each topic and the JSON text of what is told of it. */
  static create(onTopic: (name: string, json: string) => void): TopicSplitter {
    return new TopicSplitter(onTopic);
  }

  /** Reads the next bytes. @throws UnreadableAnswerError */
  push(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Local copies: this loop sees every byte of every answer.
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    // Where in this chunk that begins which is kept; a topic or a key that began before is carried on.
    let start =
      depth > TOPIC_DEPTH || (inString && depth === TOPIC_DEPTH) ? 0 : -1;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (escaped) {
        escaped = false;
      } else if (MATTERS[byte] === 0) {
        continue;
      } else if (inString) {
        if (byte === BACKSLASH) {
          escaped = true;
        } else if (byte === QUOTE) {
          inString = false;
          if (depth === TOPIC_DEPTH) {
            this.#key = this.#take(chunk.subarray(start, index + 1));
            start = -1;
          }
        }
      } else if (byte === QUOTE) {
        inString = true;
        if (depth === TOPIC_DEPTH) {
          start = index;
        }
      } else if (byte === OPEN) {
        if (depth === TOPIC_DEPTH) {
          start = index;
        }
        depth += 1;
      } else if (byte === CLOSE) {
        depth -= 1;
        if (depth === TOPIC_DEPTH) {
          this.#emit(this.#take(chunk.subarray(start, index + 1)));
          start = -1;
        } else if (depth <= 0) {
          this.#finished = true;
        }
      }
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    if (start >= 0) {
      this.#keep(chunk.subarray(start));
    }
  }

  /** @throws UnreadableAnswerError when the answer is not whole */
  end(): void {
    if (!this.#finished) {
      throw new UnreadableAnswerError('the answer ended in the middle');
    }
  }

  #keep(part: Buffer): void {
    this.#carryBytes += part.length;
    if (this.#carryBytes > MAX_TOPIC_BYTES) {
      throw new UnreadableAnswerError(
        'what is told of one topic is longer than 32 MiB',
      );
    }
    this.#carry.push(Buffer.from(part));
  }

  #take(part: Buffer): Buffer {
    if (this.#carry.length === 0) {
      return part;
    }
    const whole = Buffer.concat([...this.#carry, part]);
    this.#carry = [];
    this.#carryBytes = 0;
    return whole;
  }

  #emit(json: Buffer): void {
    if (!this.#key) {
      throw new UnreadableAnswerError('the answer is no broker-stats');
    }
    const name = JSON.parse(this.#key.toString('utf8'));
    this.#key = undefined;
    this.#onTopic(name, json.toString('utf8'));
  }
}
