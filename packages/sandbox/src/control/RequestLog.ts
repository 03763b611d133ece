interface Key {
  user: string;
  verb: string;
  resource: string;
}

/** What a user asked of a resource since the last reset. */
export interface RequestCounts extends Key {
  calls: number;
  /** Bytes sent, those of open watches included. */
  bytes: number;
}

/** What clients asked: calls and bytes by user, verb and resource. */
export class RequestLog {
  #counts = new Map<string, RequestCounts>();
  readonly #open = new Map<() => number, RequestCounts>();

  /** Counts a request whose answer begins; `bytes` says how much of it is out. */
  open(key: Key, bytes: () => number): () => void {
    const counts = this.#countsOf(key);
    counts.calls += 1;
    this.#open.set(bytes, counts);
    return () => {
      // A reset has given it other counts meanwhile.
      this.#open.get(bytes)!.bytes += bytes();
      this.#open.delete(bytes);
    };
  }

  /** Begins to count anew; what open answers have sent so far is left out. */
  reset(): void {
    this.#counts = new Map();
    for (const [bytes, { user, verb, resource }] of this.#open) {
      const counts = this.#countsOf({ user, verb, resource });
      counts.bytes -= bytes();
      this.#open.set(bytes, counts);
    }
  }

  entries(): RequestCounts[] {
    const entries = new Map(
      [...this.#counts.values()].map(counts => [counts, { ...counts }]),
    );
    for (const [bytes, counts] of this.#open) {
      const entry = entries.get(counts);
      if (entry) {
        entry.bytes += bytes();
      }
    }
    return [...entries.values()];
  }

  /** Calls of a verb, such as `list`, by anybody. */
  calls(verb: string): number {
    return this.entries()
      .filter(entry => entry.verb === verb)
      .reduce((sum, entry) => sum + entry.calls, 0);
  }

  #countsOf({ user, verb, resource }: Key): RequestCounts {
    const name = `${user} ${verb} ${resource}`;
    const counts = this.#counts.get(name) ?? {
      user,
      verb,
      resource,
      calls: 0,
      bytes: 0,
    };
    this.#counts.set(name, counts);
    return counts;
  }
}
