import { PulsarError } from './PulsarError';

export interface BrokerAddressesOptions {
  adminUrl: string;
  /** `host` or `host:port`. */
  brokerHosts: readonly string[];
  brokerPort?: number;
}

/**
 * Where the portal may carry its token: to the address that configuration names,
 * to the brokers that the cluster lists, and to the hosts that configuration adds.
 */
export class BrokerAddresses {
  readonly #admin: URL;
  readonly #hosts: readonly string[];
  readonly #port?: number;
  #listed: string[] = [];

  static create(options: BrokerAddressesOptions): BrokerAddresses {
    return new BrokerAddresses(options);
  }

  private constructor(options: BrokerAddressesOptions) {
    this.#admin = new URL(options.adminUrl);
    this.#hosts = options.brokerHosts;
    this.#port = options.brokerPort;
  }

  /** Address of the configured broker or proxy, a base path included. */
  get admin(): string {
    return this.#admin.href.replace(/\/+$/, '');
  }

  /** Brokers that are known without a list: the configured one, and those that configuration names with a port. */
  get named(): string[] {
    return [
      ...new Set([
        this.#admin.host,
        ...this.#hosts.filter(host => /:\d+$/.test(host)),
      ]),
    ];
  }

  /** The brokers that the cluster listed last, as `host:port`. */
  get listed(): readonly string[] {
    return this.#listed;
  }

  /** Takes up what the cluster lists; what is no host with a port is left out. */
  list(brokers: readonly string[]): void {
    this.#listed = brokers.filter(name => this.#parse(name) !== undefined);
  }

  /** Address of a broker by its name: the scheme of the configured address, which names no scheme. */
  urlOf(broker: string): string {
    const url = this.#parse(broker);
    if (!url) {
      throw new TypeError(`'${broker}' is no host with a port`);
    }
    return this.#withPort(url).origin;
  }

  /**
   * Where a redirect leads.
   *
   * @throws PulsarError when it leads nowhere, to a host that nobody named, or away from TLS
   */
  follow(from: string, location: string | undefined): URL {
    const target =
      location !== undefined && URL.canParse(location, from)
        ? new URL(location, from)
        : undefined;
    if (!target || !/^https?:$/.test(target.protocol)) {
      throw refused('redirects to nowhere');
    }
    if (new URL(from).protocol === 'https:' && target.protocol !== 'https:') {
      throw refused(
        'redirects from https to http; the token is not sent there',
      );
    }
    if (target.username || target.password || !this.#isKnown(target)) {
      throw refused(
        'redirects to a host that is none of its brokers; the token is not sent there. A broker that has another name for itself goes into odp.pulsar.instances[].brokerHosts',
      );
    }
    return target;
  }

  #isKnown(target: URL): boolean {
    const brokers = this.#listed
      .map(name => this.#parse(name)!)
      .flatMap(url => [url, this.#withPort(url)])
      .concat(this.#admin);
    return (
      this.#hosts.some(
        name => name === target.hostname || name === fullHost(target),
      ) || brokers.some(url => fullHost(url) === fullHost(target))
    );
  }

  #parse(name: string): URL | undefined {
    const text = `${this.#admin.protocol}//${name}`;
    if (!/^[^/?#@\\]+:\d+$/.test(name) || !URL.canParse(text)) {
      return undefined;
    }
    return new URL(text);
  }

  #withPort(url: URL): URL {
    const changed = new URL(url);
    if (this.#port !== undefined) {
      changed.port = String(this.#port);
    }
    return changed;
  }
}

/** With the port that a URL leaves out because it is the scheme's own. */
function fullHost({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

function refused(words: string): PulsarError {
  return new PulsarError(`Pulsar ${words}`, { problem: 'redirected' });
}
