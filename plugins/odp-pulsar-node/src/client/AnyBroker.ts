import { ConnectionError } from '@internal/backend-kit';
import type { BrokerAddresses } from './BrokerAddresses';

/** What an attempt at one broker ended with, when it may have arrived there. */
const MAY_HAVE_ARRIVED = new Set(['broken', 'timeout']);

/** Asks what every broker can answer: at the address that answered last, and at the others when it is gone. */
export class AnyBroker {
  readonly #addresses: BrokerAddresses;
  /** The address that answered last. */
  #preferred: string;

  static create(addresses: BrokerAddresses): AnyBroker {
    return new AnyBroker(addresses);
  }

  private constructor(addresses: BrokerAddresses) {
    this.#addresses = addresses;
    this.#preferred = addresses.admin;
  }

  /**
   * @param once whether what may have arrived at one broker is not asked of another
   * @throws what the first address threw
   */
  async ask<T>(
    ask: (server: string) => Promise<T>,
    { once = false }: { once?: boolean } = {},
  ): Promise<T> {
    const { admin, listed } = this.#addresses;
    const servers = new Set([
      this.#preferred,
      admin,
      ...listed.map(broker => this.#addresses.urlOf(broker)),
    ]);
    let first: unknown;
    for (const server of servers) {
      try {
        const answer = await ask(server);
        this.#preferred = server;
        return answer;
      } catch (error) {
        first ??= error;
        if (
          !(error instanceof ConnectionError) ||
          error.problem === 'credentials' ||
          (once && MAY_HAVE_ARRIVED.has(error.problem))
        ) {
          throw error;
        }
      }
    }
    throw first;
  }
}
