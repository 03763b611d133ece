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

  /** The owner of `tenant/namespace/bundle`; one that is gone loses it to another. */
  ownerOf(bundle: string, onMove: (bundle: string) => void): Broker {
    const { listed } = this;
    const owner = this.#owners.get(bundle);
    if (owner && (listed.includes(owner) || listed.length === 0)) {
      return owner;
    }
    const chosen = listed.length > 0 ? listed : this.all;
    const next = chosen[crc32(bundle) % chosen.length];
    this.#owners.set(bundle, next);
    if (owner) {
      onMove(bundle);
    }
    return next;
  }

  assign(bundle: string, broker: Broker): void {
    this.#owners.set(bundle, broker);
  }
}
