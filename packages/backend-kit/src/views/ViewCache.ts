import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { View } from './View';

const CAPACITY = 200;
/** Bodies of all together; a large cluster's topology has one of some MB every second. */
const CAPACITY_BYTES = 64 * 1024 * 1024;

/**
 * Answers by what they were made of. The least recently used is dropped; made
 * again it has another ETag, which costs one answer more and is never wrong.
 */
export class ViewCache {
  readonly #replica = randomBytes(4).toString('hex');
  readonly #views = new Map<string, View>();
  #made = 0;
  #bytes = 0;

  /** `key` names everything that the body depends on. */
  get(key: string, make: () => unknown): View {
    return this.#known(key) ?? this.#keep(key, bodyOf(make()));
  }

  /** Of what has no key and is made for each question: equal values are one view. */
  of(value: unknown): View {
    const body = bodyOf(value);
    const key = createHash('sha256').update(body).digest('base64');
    return this.#known(key) ?? this.#keep(key, body);
  }

  #known(key: string): View | undefined {
    const known = this.#views.get(key);
    if (known) {
      this.#views.delete(key);
      this.#views.set(key, known);
    }
    return known;
  }

  #keep(key: string, body: Buffer): View {
    this.#made += 1;
    const view = {
      etag: `"${this.#replica}.${this.#made}"`,
      body,
      gzip: gzipSync(body, { level: 4 }),
    };
    this.#views.set(key, view);
    this.#bytes += bytesOf(view);
    for (const [oldest, old] of this.#views) {
      if (this.#views.size <= CAPACITY && this.#bytes <= CAPACITY_BYTES) {
        break;
      }
      this.#views.delete(oldest);
      this.#bytes -= bytesOf(old);
    }
    return view;
  }
}

function bodyOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function bytesOf({ body, gzip }: View): number {
  return body.length + gzip.length;
}
