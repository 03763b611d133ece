import type { Fields } from '../store';

/** Says in fieldsV1 that a field with fields below it is itself of the set. */
const ITSELF = '.';

/**
 * A set of paths in an object, as `managedFields` writes it. The steps of a path
 * are those of fieldsV1: `f:name` a field, `k:{"name":"x"}` an item by its keys,
 * `v:"x"` an item by its value. A set is not changed once others hold it.
 */
export class FieldSet {
  readonly #members = new Set<string>();
  readonly #below = new Map<string, FieldSet>();

  static of(...paths: string[][]): FieldSet {
    const set = new FieldSet();
    paths.forEach(path => set.insert(path));
    return set;
  }

  /** Reads fieldsV1. */
  static fromJson(json: unknown): FieldSet {
    const set = new FieldSet();
    for (const [step, rest] of Object.entries((json ?? {}) as Fields)) {
      if (step === ITSELF) {
        continue;
      }
      const fields = (rest ?? {}) as Fields;
      const below = FieldSet.fromJson(fields);
      if (below.isEmpty || ITSELF in fields) {
        set.#members.add(step);
      }
      set.#put(step, below);
    }
    return set;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0 && this.#below.size === 0;
  }

  /** Adds a path, while the set is being made. */
  insert([step, ...rest]: readonly string[]): void {
    if (rest.length === 0) {
      this.#members.add(step);
      return;
    }
    const below = this.#below.get(step) ?? new FieldSet();
    this.#below.set(step, below);
    below.insert(rest);
  }

  has(step: string): boolean {
    return this.#members.has(step);
  }

  /** The part below a step; empty when there is none. */
  below(step: string): FieldSet {
    return this.#below.get(step) ?? new FieldSet();
  }

  /** The set with all that its paths lead through. */
  withAncestors(): FieldSet {
    const result = new FieldSet();
    this.#members.forEach(step => result.#members.add(step));
    for (const [step, below] of this.#below) {
      result.#members.add(step);
      result.#below.set(step, below.withAncestors());
    }
    return result;
  }

  union(other: FieldSet): FieldSet {
    return this.#combined(other, (mine, theirs) => mine || theirs);
  }

  intersection(other: FieldSet): FieldSet {
    return this.#combined(other, (mine, theirs) => mine && theirs);
  }

  difference(other: FieldSet): FieldSet {
    return this.#combined(other, (mine, theirs) => mine && !theirs);
  }

  equals(other: FieldSet): boolean {
    return this.difference(other).isEmpty && other.difference(this).isEmpty;
  }

  /** Every path, those of one level in order and before what is below them. */
  paths(): string[][] {
    const steps = [...this.#below.keys()].sort();
    return [
      ...[...this.#members].sort().map(step => [step]),
      ...steps.flatMap(step =>
        this.below(step)
          .paths()
          .map(path => [step, ...path]),
      ),
    ];
  }

  /** Writes fieldsV1. */
  toJson(): Fields {
    const steps = new Set([...this.#members, ...this.#below.keys()]);
    return Object.fromEntries(
      [...steps].sort().map(step => {
        const below = this.below(step);
        const isBoth = this.has(step) && !below.isEmpty;
        return [step, { ...(isBoth && { [ITSELF]: {} }), ...below.toJson() }];
      }),
    );
  }

  #combined(
    other: FieldSet,
    isIn: (mine: boolean, theirs: boolean) => boolean,
  ): FieldSet {
    const result = new FieldSet();
    for (const step of new Set([...this.#members, ...other.#members])) {
      if (isIn(this.has(step), other.has(step))) {
        result.#members.add(step);
      }
    }
    for (const step of new Set([
      ...this.#below.keys(),
      ...other.#below.keys(),
    ])) {
      result.#put(step, this.below(step).#combined(other.below(step), isIn));
    }
    return result;
  }

  #put(step: string, below: FieldSet) {
    if (!below.isEmpty) {
      this.#below.set(step, below);
    }
  }
}

/** A path as servers write it in a conflict: `.spec.containers[name="x"].image`. */
export function textOfPath(path: readonly string[]): string {
  return path
    .map(step => {
      const rest = step.slice(2);
      switch (step[0]) {
        case 'k':
          return `[${Object.entries(JSON.parse(rest))
            .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
            .join(',')}]`;
        case 'v':
          return `[=${rest}]`;
        default:
          return `.${rest}`;
      }
    })
    .join('');
}
