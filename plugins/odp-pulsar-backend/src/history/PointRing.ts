/** What is kept of a topic at one moment; NaN for what was not told. */
export interface Point {
  /** Milliseconds since the epoch, by the portal's clock. */
  at: number;
  backlogBytes: number;
  messagesIn: number;
  messagesOut: number;
}

const STRIDE = 4;

/** The last points of a topic, in one block of numbers, since there are ten thousand topics. */
export class PointRing {
  readonly #values: Float64Array;
  readonly #capacity: number;
  #start = 0;
  #size = 0;

  static create(capacity: number): PointRing {
    return new PointRing(capacity);
  }

  private constructor(capacity: number) {
    this.#capacity = capacity;
    this.#values = new Float64Array(capacity * STRIDE);
  }

  /** Adds the newest point; the oldest goes when there is no room. */
  push(point: Point): void {
    if (this.#size === this.#capacity) {
      this.#start = (this.#start + 1) % this.#capacity;
      this.#size -= 1;
    }
    this.#size += 1;
    this.#write(this.#size - 1, point);
  }

  /** Puts a point in the place of the newest. */
  replaceLast(point: Point): void {
    this.#write(this.#size - 1, point);
  }

  /** Drops what is not before `at`: a clock that was set back has another time now. */
  dropFrom(at: number): void {
    while (this.#size > 0 && this.lastAt! >= at) {
      this.#size -= 1;
    }
  }

  get lastAt(): number | undefined {
    return this.#size ? this.#values[this.#offset(this.#size - 1)] : undefined;
  }

  get firstAt(): number | undefined {
    return this.#size ? this.#values[this.#offset(0)] : undefined;
  }

  /** Oldest first. */
  *points(): Generator<Point> {
    for (let index = 0; index < this.#size; index += 1) {
      const offset = this.#offset(index);
      yield {
        at: this.#values[offset],
        backlogBytes: this.#values[offset + 1],
        messagesIn: this.#values[offset + 2],
        messagesOut: this.#values[offset + 3],
      };
    }
  }

  #write(index: number, point: Point): void {
    const offset = this.#offset(index);
    this.#values[offset] = point.at;
    this.#values[offset + 1] = point.backlogBytes;
    this.#values[offset + 2] = point.messagesIn;
    this.#values[offset + 3] = point.messagesOut;
  }

  #offset(index: number): number {
    return ((this.#start + index) % this.#capacity) * STRIDE;
  }
}
