import { crc32 } from 'node:zlib';

/** A broker of a cluster. */
export interface Broker {
  index: number;
  /** `host:port` of its web service, by which it is called. */
  name: string;
  url: string;
  /** Milliseconds since the epoch; absent while it answers. */
  downSince?: number;
}

/** So long a broker is listed that does not answer: the time-out of its session. */
const SESSION_MS = 30_000;

/** The brokers of a cluster, and which bundle is whose. */
export class Brokers {
  readonly all: Broker[] = [];
  readonly #owners = new Map<string, Broker>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Those that the cluster knows of. */
  get listed(): Broker[] {
    return this.all.filter(
      ({ downSince }) =>
        downSince === undefined || this.#now() - downSince < SESSION_MS,
    );
  }

  get leader(): Broker {
    return this.listed[0] ?? this.all[0];
  }

  /** Who serves `tenant/namespace/bundle`; undefined for one that nobody serves. */
  currentOwnerOf(bundle: string): Broker | undefined {
    const owner = this.#owners.get(bundle);
    const { listed } = this;
    return owner && (listed.includes(owner) || listed.length === 0)
      ? owner
      : undefined;
  }

  /** Who would serve a bundle that nobody serves. */
  candidateFor(bundle: string): Broker {
    const { listed } = this;
    const from = listed.length > 0 ? listed : this.all;
    return from[crc32(bundle) % from.length];
  }

  /** Whether somebody served it who no longer does. */
  isLost(bundle: string): boolean {
    return this.#owners.has(bundle) && !this.currentOwnerOf(bundle);
  }

  assign(bundle: string, broker: Broker): void {
    this.#owners.set(bundle, broker);
  }
}
