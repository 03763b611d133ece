import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ConfigReader } from '@backstage/config';
import { RealCluster } from '@internal/sandbox';
import type { ClusterClient } from '../client/ClusterClient';
import { createClusterClient } from '../client/createClusterClient';
import { readClusterDefinitions } from '../definition/readClusterDefinitions';
import type {
  ReflectorHandle,
  ReflectorTiming,
} from '../reflector/ReflectorOptions';
import { startReflector } from '../reflector/startReflector';
import { FollowedKind } from './FollowedKind';

/** How long a real control plane may take for what it does by itself. */
const PATIENCE_MS = 60_000;

/**
 * A cluster of the testbed that is read from configuration, as a ServiceAccount
 * of this bench alone that has the role of the portal's reader.
 */
export class RealBench {
  readonly cluster = RealCluster.create();
  readonly namespace: string;
  readonly tokenFile: string;
  readonly #folder: string;
  readonly #clients: ClusterClient[] = [];
  readonly #reflectors: ReflectorHandle<unknown>[] = [];

  private constructor(folder: string, namespace: string) {
    this.#folder = folder;
    this.namespace = namespace;
    this.tokenFile = join(folder, 'reader.token');
  }

  static async create(): Promise<RealBench> {
    const folder = await mkdtemp(join(tmpdir(), 'real-'));
    const { metadata } = await RealCluster.create().create(
      '/api/v1/namespaces',
      { metadata: { generateName: 'reader-' } },
    );
    const bench = new RealBench(folder, metadata.name);
    await bench.cluster.create(
      '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
      {
        metadata: { name: metadata.name },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'odp-portal-reader',
        },
        subjects: [
          {
            kind: 'ServiceAccount',
            name: 'reader',
            namespace: metadata.name,
          },
        ],
      },
    );
    await bench.makeAccount();
    await bench.writeToken();
    return bench;
  }

  /** Path of a collection in the bench's namespace. */
  place(plural: string): string {
    return `/api/v1/namespaces/${this.namespace}/${plural}`;
  }

  async makeAccount(): Promise<void> {
    await this.cluster.create(this.place('serviceaccounts'), {
      metadata: { name: 'reader' },
    });
  }

  /** Every token that the account was given is worth nothing from now on. */
  async removeAccount(): Promise<void> {
    await this.cluster.remove(`${this.place('serviceaccounts')}/reader`);
  }

  /** Puts a new token of the account where the reader looks for it. */
  async writeToken(): Promise<void> {
    const { status } = await this.cluster.create(
      `${this.place('serviceaccounts')}/reader/token`,
      { spec: { expirationSeconds: 3600 } },
    );
    await writeFile(this.tokenFile, `${status!.token}\n`, { mode: 0o600 });
  }

  /** A client as configuration makes it; `wrap` may stand in its way. */
  client(wrap = (client: ClusterClient) => client): ClusterClient {
    const [definition] = readClusterDefinitions(
      new ConfigReader({
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'odp-eu',
                  url: this.cluster.url,
                  authProvider: 'serviceAccount',
                  caFile: this.cluster.caFile,
                },
              ],
            },
          ],
        },
        odp: {
          kubernetes: {
            clusters: { 'odp-eu': { serviceAccountTokenFile: this.tokenFile } },
          },
        },
      }),
    );
    const client = createClusterClient(definition);
    this.#clients.push(client);
    return wrap(client);
  }

  /** Follows a kind with the timing of production, but for what is given. */
  async follow(
    plural: string,
    options: {
      group?: string;
      client?: ClusterClient;
      timing?: Partial<ReflectorTiming>;
    } = {},
  ): Promise<FollowedKind> {
    const { group = '', client = this.client(), timing } = options;
    const kind = FollowedKind.create({ group, plural });
    const handle = startReflector({
      ...kind.callbacks,
      client,
      resource: { group, version: 'v1', plural },
      timing,
    });
    kind.attach(handle);
    this.#reflectors.push(handle);
    await this.until(`${plural} live`, () => kind.phase === 'live');
    return kind;
  }

  /** Whether what is held of a kind is what a plain list gives. */
  async isWhole(kind: FollowedKind): Promise<boolean> {
    return kind.isEqualTo(await this.cluster.list(kind.path));
  }

  async until(what: string, probe: () => unknown): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await probe())) {
      if (Date.now() > end) {
        throw new Error(`did not come: ${what}`);
      }
      await setTimeout(50);
    }
  }

  /** Ends a test: nothing is followed any more. */
  async reset(): Promise<void> {
    await Promise.all(this.#reflectors.splice(0).map(each => each.stop()));
    await Promise.all(this.#clients.splice(0).map(each => each.close()));
  }

  async stop(): Promise<void> {
    await this.reset();
    await this.cluster.remove(`/api/v1/namespaces/${this.namespace}`);
    await this.cluster.remove(
      `/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/${this.namespace}`,
    );
    await rm(this.#folder, { recursive: true });
  }
}
