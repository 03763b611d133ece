import { type Status, STATUSES } from '../contract';

const LETTERS = new Map(STATUSES.map(status => [status, status[0]]));
const WORDS = new Map(STATUSES.map(status => [status[0], status]));

export function letterOf(status: Status): string {
  return LETTERS.get(status)!;
}

export function statusOf(letter: string): Status {
  return WORDS.get(letter)!;
}

/** Values without repetition, and where each of them stands. */
export class Index<T> {
  readonly values: T[] = [];
  readonly #positions = new Map<string, number>();

  /** The place of a value; -1 for none. */
  of(value: T | undefined, key: string = String(value)): number {
    if (value === undefined) {
      return -1;
    }
    const known = this.#positions.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#positions.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Milliseconds as whole seconds. */
export function seconds(time: number | undefined): number | undefined {
  return time === undefined ? undefined : Math.floor(time / 1000);
}

/** Whole seconds as milliseconds. */
export function milliseconds(time: number | undefined): number | undefined {
  return time === undefined ? undefined : time * 1000;
}
