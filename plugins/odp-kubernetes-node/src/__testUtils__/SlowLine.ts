import type { ClusterClient } from '../client/ClusterClient';

/** Between a cluster and its reader: held, nothing is taken from the connection, so that it fills up. */
export class SlowLine {
  #free = Promise.resolve();
  #release: () => void = () => {};

  static create(): SlowLine {
    return new SlowLine();
  }

  hold(): void {
    this.#free = new Promise(resolve => {
      this.#release = resolve;
    });
  }

  release(): void {
    this.#release();
  }

  before(client: ClusterClient): ClusterClient {
    return {
      cluster: client.cluster,
      getJson: (path, options) => client.getJson(path, options),
      getText: (path, options) => client.getText(path, options),
      counters: () => client.counters(),
      close: () => client.close(),
      stream: async (path, options) => {
        const stream = await client.stream(path, options);
        return { ...stream, body: this.#slowed(stream.body) };
      },
    };
  }

  async *#slowed(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      yield chunk;
      await this.#free;
    }
  }
}
