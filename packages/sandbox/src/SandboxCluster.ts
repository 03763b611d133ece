import { admitBindings } from './admission/admitBindings';
import { admitWithinLimits } from './admission/admitWithinLimits';
import { admitWithinQuota } from './admission/admitWithinQuota';
import { admitWriter } from './admission/admitWriter';
import { admitSecurePods } from './admission/podSecurity/admitPods';
import { ClusterServer } from './api/ClusterServer';
import { admitIntoPlaces } from './api/endNamespace';
import { Terminations } from './api/Terminations';
import { firstRoles } from './auth/firstRoles';
import { Rights } from './auth/Rights';
import { Tokens } from './auth/Tokens';
import { RequestLog } from './control/RequestLog';
import { Faults } from './faults/Faults';
import { ObjectStore } from './store';
import {
  createAuthority,
  createServerCertificate,
  type KeyedCertificate,
} from './tls/certificates';

const USERS = ['admin', 'reader', 'writer'];

export interface SandboxClusterOptions {
  name: string;
  folder: string;
  certificate: KeyedCertificate;
  port: number;
  bookmarkMs: number;
  lagLimit: number;
}

/** One cluster of the sandbox: its objects, its API server, and how it misbehaves. */
export class SandboxCluster {
  readonly name: string;
  readonly store: ObjectStore;
  readonly faults = new Faults();
  readonly rights: Rights;
  readonly requests = new RequestLog();
  readonly tokens: Tokens;
  #server: ClusterServer | undefined;
  readonly #certificate: KeyedCertificate;
  #clockOffsetMs = 0;

  static async start(options: SandboxClusterOptions): Promise<SandboxCluster> {
    const cluster = new SandboxCluster(options);
    cluster.#server = await ClusterServer.start({
      name: options.name,
      store: cluster.store,
      tokens: cluster.tokens,
      rights: cluster.rights,
      faults: cluster.faults,
      terminations: new Terminations(cluster.store),
      requests: cluster.requests,
      certificate: options.certificate,
      port: options.port,
      bookmarkMs: options.bookmarkMs,
      lagLimit: options.lagLimit,
    });
    return cluster;
  }

  private constructor(options: SandboxClusterOptions) {
    this.name = options.name;
    this.#certificate = options.certificate;
    this.store = new ObjectStore({
      now: () => Date.now() + this.#clockOffsetMs,
    });
    this.rights = new Rights(this.store);
    firstRoles().forEach(role => this.store.create(role));
    this.store.admissions.add(
      admitBindings(this.store, this.rights),
      admitIntoPlaces(this.store),
      admitWithinLimits(this.store),
      admitSecurePods(this.store),
      admitWriter(this.store),
      admitWithinQuota(this.store),
    );
    this.tokens = new Tokens({
      now: () => this.store.now(),
      folder: options.folder,
      cluster: options.name,
      users: USERS,
    });
  }

  get url(): string {
    return this.#server!.url;
  }

  /** Moves the clock by which the cluster stamps its objects. */
  setClockOffset(milliseconds: number): void {
    this.#clockOffsetMs = milliseconds;
  }

  async down(): Promise<void> {
    await this.#server!.down();
  }

  /** Listens again, or anew when it still does; with `wrongAuthority` behind a certificate that nobody trusts. */
  async up(options: { wrongAuthority?: boolean } = {}): Promise<void> {
    await this.#server!.up(
      options.wrongAuthority
        ? createServerCertificate(createAuthority('a stranger'))
        : this.#certificate,
    );
  }
}
