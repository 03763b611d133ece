import type { RateLimit } from './TopicRules';

/** What was sent in the current second. */
export class RateTally {
  #second = 0;
  #messages = 0;
  #bytes = 0;

  /** Whether more may be sent at a time, in milliseconds since the epoch. */
  allows(now: number, limit: RateLimit): boolean {
    this.#turn(now);
    return this.#messages < limit.messages && this.#bytes < limit.bytes;
  }

  add(now: number, bytes: number): void {
    this.#turn(now);
    this.#messages += 1;
    this.#bytes += bytes;
  }

  #turn(now: number): void {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#messages = 0;
      this.#bytes = 0;
    }
  }
}
