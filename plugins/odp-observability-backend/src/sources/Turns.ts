/** Lets so many act at a time; others wait in their order, and leave when their signal ends. */
export class Turns {
  readonly #most: number;
  readonly #waiting = new Set<() => void>();
  #active = 0;

  static create(most: number): Turns {
    return new Turns(most);
  }

  private constructor(most: number) {
    this.#most = most;
  }

  /** @throws what `act` throws, or the reason of the signal when it ends before its turn */
  async take<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#active >= this.#most) {
      await this.#wait(signal);
    } else {
      this.#active += 1;
    }
    try {
      return await act();
    } finally {
      this.#leave();
    }
  }

  /** A turn is handed on, so that nobody who comes later overtakes. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next();
    } else {
      this.#active -= 1;
    }
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const left = new AbortController();
      const enter = () => {
        left.abort();
        resolve();
      };
      this.#waiting.add(enter);
      signal.addEventListener(
        'abort',
        () => {
          this.#waiting.delete(enter);
          reject(signal.reason);
        },
        { once: true, signal: left.signal },
      );
    });
  }
}
