/** A counter, and its rate over the last whole interval of the broker's statistics. */
export class Meter {
  #total = 0;
  #atTick = 0;
  #rate = 0;

  get total(): number {
    return this.#total;
  }

  /** Per second. */
  get rate(): number {
    return this.#rate;
  }

  add(amount: number): void {
    this.#total += amount;
  }

  /** Ends an interval of so many seconds. */
  tick(seconds: number): void {
    this.#rate = (this.#total - this.#atTick) / seconds;
    this.#atTick = this.#total;
  }

  /** The topic was closed; counting begins anew. */
  reset(): void {
    this.#total = 0;
    this.#atTick = 0;
    this.#rate = 0;
  }
}
