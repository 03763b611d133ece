/** The faults of the process that makes the traffic on Pulsar, over its switch. */
export class EventBusFaults {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** @param url of the switch, such as http://127.0.0.1:8081 */
  static create(url: string): EventBusFaults {
    return new EventBusFaults(url);
  }

  /** Names of what is on. */
  async active(): Promise<string[]> {
    const { faults } = await this.#call('GET', '/');
    return Object.entries<{ on: boolean }>(faults)
      .filter(([, { on }]) => on)
      .map(([name]) => name);
  }

  /** @returns in words what it does */
  async set(name: string, on: boolean): Promise<string> {
    const { what } = await this.#call(
      on ? 'PUT' : 'DELETE',
      `/faults/${encodeURIComponent(name)}`,
    );
    return what;
  }

  async #call(method: string, path: string): Promise<Record<string, any>> {
    const response = await fetch(`${this.#url}${path}`, { method });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(
        `The traffic's switch answered ${response.status}: ${answer.error}`,
      );
    }
    return answer;
  }
}
