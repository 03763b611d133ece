/** Does what concerns the same key one after the other. */
export class KeyedQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Begins when what came before under the key has ended, well or not. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const own = before.then(work);
    const ended = own
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(key) === ended) {
          this.#last.delete(key);
        }
      });
    this.#last.set(key, ended);
    return own;
  }
}
