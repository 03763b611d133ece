/** Letters and digits that Kubernetes uses in generated names. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** A generator of names that gives the same ones for the same seed. */
export class NameGenerator {
  #state: number;

  constructor(seed: string) {
    this.#state = hash(seed);
  }

  /** A suffix such as `x7dkp`. */
  suffix(length = 5): string {
    let text = '';
    for (let index = 0; index < length; index++) {
      text += ALPHABET[this.next() % ALPHABET.length];
    }
    return text;
  }

  /** A whole number of 31 bits. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1103515245) + 12345) & 0x7fffffff;
    return this.#state >> 8;
  }
}

/** A number for a text; equal texts have equal ones. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value & 0x7fffffff;
}

/** Ten letters and digits for a value: the same for equal ones, whatever the order of their fields. */
export function contentHash(value: unknown): string {
  return new NameGenerator(JSON.stringify(value, inOrder)).suffix(10);
}

function inOrder(_: string, value: unknown): unknown {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;
}

const generators = new WeakMap<object, Map<string, NameGenerator>>();

/** The generator of one owner within a store: it goes on where it was, so that no name comes back. */
export function generatorOf(store: object, owner: string): NameGenerator {
  const owned = generators.get(store) ?? new Map<string, NameGenerator>();
  generators.set(store, owned);
  const generator = owned.get(owner) ?? new NameGenerator(owner);
  owned.set(owner, generator);
  return generator;
}
