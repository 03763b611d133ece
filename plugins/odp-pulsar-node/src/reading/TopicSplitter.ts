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
/** In the key of every topic, of both domains. */
const TOPIC_SCHEME = 'persistent://';
const MAX_TOPIC_BYTES = 32 * 1024 * 1024;

/** Gets the full name of a topic, and what a broker says of it as JSON that was read. */
export type ToldTopic = (name: string, told: unknown) => void;

/**
 * Cuts the answer of broker-stats, `{namespace: {bundle: {domain: {topic: …}}}}`,
 * into its topics while it arrives, so that it is never held as a whole. Where a
 * topic ends is guessed from where the next one begins, which spares a look at
 * each of its bytes; what was guessed wrongly is no JSON, and is looked through.
 */
export class TopicSplitter {
  readonly #onTopic: ToldTopic;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #finished = false;
  /** The bytes of what is kept from earlier chunks: of a key, or of a topic. */
  #carry: Buffer[] = [];
  #carryBytes = 0;
  /** The last string before a topic, quotes included. */
  #key: Buffer | undefined;

  private constructor(onTopic: ToldTopic) {
    this.#onTopic = onTopic;
  }

  static create(onTopic: ToldTopic): TopicSplitter {
    return new TopicSplitter(onTopic);
  }

  /** Reads the next bytes. @throws UnreadableAnswerError, SyntaxError */
  push(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Local copies: this loop may see every byte of an answer.
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
          const guess = guessTopic(chunk, index);
          if (guess) {
            this.#emit(guess.told);
            index = guess.end;
            continue;
          }
          start = index;
        }
        depth += 1;
      } else if (byte === CLOSE) {
        depth -= 1;
        if (depth === TOPIC_DEPTH) {
          const json = this.#take(chunk.subarray(start, index + 1));
          this.#emit(JSON.parse(json.toString('utf8')));
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

  #emit(told: unknown): void {
    if (!this.#key) {
      throw new UnreadableAnswerError('the answer is no broker-stats');
    }
    const name = JSON.parse(this.#key.toString('utf8'));
    this.#key = undefined;
    this.#onTopic(name, told);
  }
}

/**
 * The topic that begins at `start`, if the next one begins in the same chunk with
 * nothing but braces and keys between them. No JSON object is the beginning of
 * another, so that what can be parsed ends where the topic does.
 */
function guessTopic(
  chunk: Buffer,
  start: number,
): { told: unknown; end: number } | undefined {
  const next = chunk.indexOf(TOPIC_SCHEME, start, 'latin1');
  if (next < 0) {
    return undefined;
  }
  // As many as are opened again before the next topic are closed after this one.
  const closed = chunk.lastIndexOf(CLOSE, next);
  let end = closed;
  for (let index = closed + 1; index < next; index += 1) {
    end -= chunk[index] === OPEN ? 1 : 0;
  }
  if (end <= start) {
    return undefined;
  }
  try {
    const told = JSON.parse(chunk.toString('utf8', start, end + 1));
    return { told, end };
  } catch {
    return undefined;
  }
}
