import { RealCluster } from '@internal/sandbox';
import { type ClusterSource, startPortal } from './portal';

/** How long a real control plane may take for what it does by itself. */
const PATIENCE_MS = 90_000;

/** A namespace of one test on a cluster of the testbed, gone with it. */
export class RealPlace {
  readonly cluster = RealCluster.create();
  readonly namespace: string;

  private constructor(namespace: string) {
    this.namespace = namespace;
  }

  static async create(): Promise<RealPlace> {
    const { metadata } = await RealCluster.create().create(
      '/api/v1/namespaces',
      { metadata: { generateName: 'portal-' } },
    );
    return new RealPlace(metadata.name);
  }

  /** What the portal reads it with by default: the reader of `deploy/rbac/reader.yaml`. */
  get source(): ClusterSource {
    const { name, url, caFile, readerTokenFile } = this.cluster;
    return { name, url, caFile, tokenFile: readerTokenFile };
  }

  /** The plugin on the cluster. */
  startPortal(sources: ClusterSource[] = [this.source]) {
    return startPortal({ sources, patienceMs: PATIENCE_MS });
  }

  /** Path of a collection in the namespace. */
  path(plural: string, group = 'api/v1'): string {
    return `/${group}/namespaces/${this.namespace}/${plural}`;
  }

  get deployments(): string {
    return this.path('deployments', 'apis/apps/v1');
  }

  /** A Deployment of pods `app: <name>`; `pod` comes into the template's spec, `labels` onto the template. */
  async deploy(
    name: string,
    {
      replicas = 1,
      labels = {},
      requests,
      pod = {},
    }: {
      replicas?: number;
      labels?: Record<string, string>;
      requests?: Record<string, string>;
      pod?: object;
    } = {},
  ): Promise<void> {
    await this.cluster.create(this.deployments, {
      metadata: { name },
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name, ...labels } },
          spec: {
            containers: [
              { name: 'app', image: 'example/app:1', resources: { requests } },
            ],
            ...pod,
          },
        },
      },
    });
  }

  /** The pods of a Deployment, as the API server has them. */
  pods(name: string) {
    return this.cluster.list(
      `${this.path('pods')}?labelSelector=app%3D${name}`,
    );
  }

  async until(what: string, probe: () => Promise<unknown>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await probe())) {
      if (Date.now() > end) {
        throw new Error(`did not come: ${what}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  async remove(): Promise<void> {
    await this.cluster.remove(`/api/v1/namespaces/${this.namespace}`);
  }
}
