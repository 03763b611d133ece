/** What every object of the Kubernetes API says of itself. */
interface ObjectMeta {
  name?: unknown;
  namespace?: unknown;
  uid?: unknown;
  resourceVersion?: unknown;
}

interface Held<R> {
  record: R;
  uid: string;
  resourceVersion: string;
  generation: number;
}

interface Consumer<R> {
  project(raw: unknown): R | undefined;
  onUpsert?(record: R, previous: R | undefined, key: string): void;
  onRemove?(record: R, key: string): void;
  /** An exception of one of the above. */
  onError(error: unknown): void;
}

function metaOf(raw: unknown): ObjectMeta | undefined {
  const meta = (raw as { metadata?: ObjectMeta } | undefined)?.metadata;
  return typeof meta?.name === 'string' ? meta : undefined;
}

function keyOf(meta: ObjectMeta): string {
  return meta.namespace ? `${meta.namespace}/${meta.name}` : `${meta.name}`;
}

/**
 * The slim records of one kind, by `namespace/name`.
 *
 * A list marks what it saw with its generation, and `sweep` removes the rest: nothing is dropped
 * before the new list is complete, and no second map of all objects exists.
 */
export class RecordStore<R> {
  readonly #held = new Map<string, Held<R>>();
  readonly #consumer: Consumer<R>;
  #generation = 0;

  private constructor(consumer: Consumer<R>) {
    this.#consumer = consumer;
  }

  static create<T>(consumer: Consumer<T>): RecordStore<T> {
    return new RecordStore(consumer);
  }

  get size(): number {
    return this.#held.size;
  }

  get(key: string): R | undefined {
    return this.#held.get(key)?.record;
  }

  *records(): IterableIterator<R> {
    for (const { record } of this.#held.values()) {
      yield record;
    }
  }

  /** A list begins. One that began before and did not get to its end counts for nothing. */
  beginList(): void {
    this.#generation += 1;
  }

  /** The list is complete: removes what it did not hold. */
  sweep(): void {
    for (const [key, held] of this.#held) {
      if (held.generation !== this.#generation) {
        this.#drop(key, held);
      }
    }
  }

  /** An object of a list, or one that was added or changed. False when it has no name. */
  take(raw: unknown): boolean {
    const meta = metaOf(raw);
    if (!meta) {
      return false;
    }
    const key = keyOf(meta);
    const uid = typeof meta.uid === 'string' ? meta.uid : '';
    const resourceVersion =
      typeof meta.resourceVersion === 'string' ? meta.resourceVersion : '';
    let held = this.#held.get(key);
    if (held && held.uid !== uid) {
      this.#drop(key, held);
      held = undefined;
    }
    if (held) {
      held.generation = this.#generation;
      if (resourceVersion && held.resourceVersion === resourceVersion) {
        return true;
      }
    }
    let record: R | undefined;
    try {
      record = this.#consumer.project(raw);
    } catch (error) {
      // What is held of the object is older, but not wrong by our own fault.
      this.#consumer.onError(error);
      return true;
    }
    if (record === undefined) {
      if (held) {
        this.#drop(key, held);
      }
      return true;
    }
    const previous = held?.record;
    if (held) {
      held.record = record;
      held.resourceVersion = resourceVersion;
    } else {
      this.#held.set(key, {
        record,
        uid,
        resourceVersion,
        generation: this.#generation,
      });
    }
    const kept = record;
    this.#call(() => this.#consumer.onUpsert?.(kept, previous, key));
    return true;
  }

  /** An object was deleted. False when it has no name. */
  remove(raw: unknown): boolean {
    const meta = metaOf(raw);
    if (!meta) {
      return false;
    }
    const key = keyOf(meta);
    const held = this.#held.get(key);
    if (held && (held.uid === '' || held.uid === meta.uid)) {
      this.#drop(key, held);
    }
    return true;
  }

  #drop(key: string, held: Held<R>): void {
    this.#held.delete(key);
    this.#call(() => this.#consumer.onRemove?.(held.record, key));
  }

  #call(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.#consumer.onError(error);
    }
  }
}
