/** Of answers that are kept, as they came; as values, frames and lines they are some times that. */
const CAPACITY_BYTES = 16 * 1024 * 1024;
const CAPACITY = 2_000;

interface Entry<T> {
  answer: Promise<T>;
  /** Ends the making of it. */
  controller: AbortController;
  /** Callers who wait for it. */
  waiting: number;
  /** Until when it is given; absent while it is being made. */
  until?: number;
  bytes: number;
}

export interface SharedAnswersOptions<T> {
  now: () => number;
  bytesOf: (answer: T) => number;
}

/**
 * Makes each answer once for all who ask for it at the same time, and keeps it a
 * while. What nobody waits for any more is ended; a failure is not kept.
 */
export class SharedAnswers<T> {
  readonly #options: SharedAnswersOptions<T>;
  readonly #entries = new Map<string, Entry<T>>();
  #bytes = 0;

  static create<T>(options: SharedAnswersOptions<T>): SharedAnswers<T> {
    return new SharedAnswers(options);
  }

  private constructor(options: SharedAnswersOptions<T>) {
    this.#options = options;
  }

  /**
   * `key` names all that the answer depends on.
   *
   * @throws what `make` throws, or the reason of the caller's signal
   */
  async get(
    key: string,
    asked: { keepMs: number; signal: AbortSignal },
    make: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    asked.signal.throwIfAborted();
    const entry = this.#known(key) ?? this.#begin(key, asked.keepMs, make);
    entry.waiting += 1;
    try {
      return await unlessAborted(entry.answer, asked.signal);
    } finally {
      entry.waiting -= 1;
      if (entry.waiting === 0 && entry.until === undefined) {
        this.#drop(key, entry);
        entry.controller.abort();
      }
    }
  }

  #known(key: string): Entry<T> | undefined {
    const entry = this.#entries.get(key);
    const isOld =
      entry?.until !== undefined && entry.until <= this.#options.now();
    if (entry && isOld) {
      this.#drop(key, entry);
      return undefined;
    }
    return entry;
  }

  #begin(
    key: string,
    keepMs: number,
    make: (signal: AbortSignal) => Promise<T>,
  ): Entry<T> {
    const controller = new AbortController();
    const entry: Entry<T> = {
      answer: make(controller.signal),
      controller,
      waiting: 0,
      bytes: 0,
    };
    this.#entries.set(key, entry);
    entry.answer.then(
      answer => {
        if (this.#entries.get(key) === entry) {
          entry.until = this.#options.now() + keepMs;
          entry.bytes = this.#options.bytesOf(answer);
          this.#bytes += entry.bytes;
          this.#shrink();
        }
      },
      () => this.#drop(key, entry),
    );
    return entry;
  }

  #shrink(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= CAPACITY_BYTES && this.#entries.size <= CAPACITY) {
        return;
      }
      if (entry.until !== undefined) {
        this.#drop(key, entry);
      }
    }
  }

  #drop(key: string, entry: Entry<T>): void {
    if (this.#entries.get(key) === entry) {
      this.#entries.delete(key);
      this.#bytes -= entry.bytes;
    }
  }
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    answer
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', giveUp));
  });
}
