/** What clients asked: calls and bytes by user, verb and resource. */
export class RequestLog {
  readonly #counts = new Map<string, { calls: number; bytes: number }>();

  count(user: string, verb: string, resource: string): void {
    this.#entry(`${user} ${verb} ${resource}`).calls += 1;
  }

  addBytes(
    key: { user: string; verb: string; resource: string },
    bytes: number,
  ) {
    this.#entry(`${key.user} ${key.verb} ${key.resource}`).bytes += bytes;
  }

  reset(): void {
    this.#counts.clear();
  }

  entries() {
    return [...this.#counts].map(([key, counts]) => {
      const [user, verb, resource] = key.split(' ');
      return { user, verb, resource, ...counts };
    });
  }

  /** Calls of a verb, such as `list`, by anybody. */
  calls(verb: string): number {
    return this.entries()
      .filter(entry => entry.verb === verb)
      .reduce((sum, entry) => sum + entry.calls, 0);
  }

  #entry(key: string) {
    const entry = this.#counts.get(key) ?? { calls: 0, bytes: 0 };
    this.#counts.set(key, entry);
    return entry;
  }
}
