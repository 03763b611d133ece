import type { RealCluster } from '@internal/sandbox';

const NODES = 100;
const DEPLOYMENTS = 10;
/** Above what is asked for, since a node of kwok has no cost. */
const CAPACITY = { cpu: '64', memory: '256Gi', pods: '200' };

/** Pods of a real cluster on nodes of their own, made by its own controllers. */
export class KwokPods {
  readonly #cluster: RealCluster;
  readonly namespace: string;

  /** Nodes, and Deployments without pods. */
  static async create(cluster: RealCluster): Promise<KwokPods> {
    const { metadata } = await cluster.create('/api/v1/namespaces', {
      metadata: { generateName: 'bench-' },
    });
    const pods = new KwokPods(cluster, metadata.name);
    await pods.#prepare();
    return pods;
  }

  private constructor(cluster: RealCluster, namespace: string) {
    this.#cluster = cluster;
    this.namespace = namespace;
  }

  get path(): string {
    return `/api/v1/namespaces/${this.namespace}/pods`;
  }

  async scaleTo(pods: number): Promise<void> {
    for (let index = 0; index < DEPLOYMENTS; index++) {
      await this.#cluster.patch(this.#deployment(index), {
        spec: { replicas: pods / DEPLOYMENTS },
      });
    }
  }

  /** Ready pods, as the Deployments' own controller counts them. */
  async ready(): Promise<number> {
    const items = await this.#cluster.list(this.#deployments);
    return items.reduce(
      (sum, { status }) => sum + (status?.readyReplicas ?? 0),
      0,
    );
  }

  /** All pods of the cluster that the portal reads, in one plain list. */
  async plainCount(): Promise<number> {
    const items = await this.#cluster.list(
      '/api/v1/pods?fieldSelector=status.phase!%3DSucceeded',
    );
    return items.length;
  }

  async remove(): Promise<void> {
    await this.scaleTo(0);
    await this.#cluster.remove(`/api/v1/namespaces/${this.namespace}`);
    while ((await this.#cluster.list(`${this.path}?limit=1`)).length) {
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
    for (let index = 0; index < NODES; index++) {
      await this.#cluster.remove(`/api/v1/nodes/${this.#node(index)}`);
    }
  }

  async #prepare(): Promise<void> {
    for (let index = 0; index < NODES; index++) {
      await this.#cluster.create('/api/v1/nodes', {
        metadata: {
          name: this.#node(index),
          labels: { bench: this.namespace },
        },
        spec: { taints: [{ key: 'bench', effect: 'NoSchedule' }] },
        status: { capacity: CAPACITY, allocatable: CAPACITY },
      });
    }
    for (let index = 0; index < DEPLOYMENTS; index++) {
      const labels = { app: `app-${index}` };
      await this.#cluster.create(this.#deployments, {
        metadata: { name: `app-${index}` },
        spec: {
          replicas: 0,
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              nodeSelector: { bench: this.namespace },
              tolerations: [{ key: 'bench', operator: 'Exists' }],
              containers: [{ name: 'app', image: 'example/app:1' }],
            },
          },
        },
      });
    }
  }

  get #deployments(): string {
    return `/apis/apps/v1/namespaces/${this.namespace}/deployments`;
  }

  #deployment(index: number): string {
    return `${this.#deployments}/app-${index}`;
  }

  #node(index: number): string {
    return `${this.namespace}-${index}`;
  }
}
