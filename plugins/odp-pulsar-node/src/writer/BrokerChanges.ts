import { ConnectionError } from '@internal/backend-kit';
import type { AnyBroker } from '../client/AnyBroker';
import type { BrokerAddresses } from '../client/BrokerAddresses';
import { ADMIN } from '../client/paths';
import { PulsarAdmin } from '../client/PulsarAdmin';
import { isProblem, PulsarError } from '../client/PulsarError';
import type { PulsarHttp } from '../client/PulsarHttp';

/** How often a change is sent. */
const ATTEMPTS = 4;
/**
 * Statuses after which the same change may go well: two changes that met, and a
 * bundle that moves. What is refused for good has others.
 */
const PASSING = { PUT: [], POST: [409, 500, 503], DELETE: [412, 500, 503] };

/** One change, below `/admin/v2`. A PUT makes something, and is not sent again when it may have arrived. */
export interface BrokerChange {
  method: keyof typeof PASSING;
  /** Encoded, with its query. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/** Sends changes to an instance, until they have arrived or are refused. */
export class BrokerChanges {
  readonly #http: PulsarHttp;
  readonly #addresses: BrokerAddresses;
  readonly #broker: AnyBroker;

  static create(parts: {
    http: PulsarHttp;
    addresses: BrokerAddresses;
    broker: AnyBroker;
  }): BrokerChanges {
    return new BrokerChanges(parts);
  }

  private constructor(parts: {
    http: PulsarHttp;
    addresses: BrokerAddresses;
    broker: AnyBroker;
  }) {
    this.#http = parts.http;
    this.#addresses = parts.addresses;
    this.#broker = parts.broker;
  }

  /** @throws PulsarError when it is refused, ConnectionError when it is not known to have arrived */
  async send(change: BrokerChange): Promise<void> {
    const { method, signal } = change;
    let hasListed = false;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#sendOnce(change);
        return;
      } catch (error) {
        if (isProblem(error, 'redirected') && !hasListed) {
          // To a broker that came since they were listed, perhaps; nothing was changed.
          hasListed = true;
          await this.listBrokers(signal);
        } else if (attempt < ATTEMPTS && isPassing(error, method)) {
          await this.#http.pause();
        } else {
          throw error;
        }
      }
    }
  }

  /** Learns where redirects may lead; without the right to, it stays at what configuration names. */
  async listBrokers(signal?: AbortSignal): Promise<void> {
    const admin = PulsarAdmin.create(this.#http, this.#broker, signal);
    try {
      this.#addresses.list(await admin.brokers());
    } catch (error) {
      if (!isProblem(error, 'not-allowed')) {
        throw error;
      }
    }
  }

  async #sendOnce({ method, path, body, signal }: BrokerChange): Promise<void> {
    await this.#broker.ask(
      server =>
        this.#http.text({
          server,
          path: `${ADMIN}${path}`,
          method,
          body: body === undefined ? undefined : JSON.stringify(body),
          signal,
        }),
      { once: method === 'PUT' },
    );
  }
}

function isPassing(error: unknown, method: BrokerChange['method']): boolean {
  return error instanceof PulsarError
    ? (PASSING[method] as number[]).includes(error.status ?? 0)
    : error instanceof ConnectionError &&
        error.problem === 'broken' &&
        method !== 'PUT';
}
