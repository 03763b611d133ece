import { KubeConfig } from '@kubernetes/client-node';
import type { KubernetesObject } from '@internal/target-state';
import { Agent, request } from 'undici';

const FIELD_MANAGER = 'odp-testbed';
const APPLY = 'application/apply-patch+yaml';
const MERGE = 'application/merge-patch+json';

interface Resource {
  name: string;
  kind: string;
  namespaced: boolean;
}

/** An administrator of one cluster, who applies whatever its API server serves. */
export class ClusterAdmin {
  readonly #server: string;
  readonly #token: string;
  readonly #agent: Agent;
  readonly #resources = new Map<string, Promise<Resource[]>>();

  private constructor(server: string, token: string, ca: string) {
    this.#server = server;
    this.#token = token;
    this.#agent = new Agent({ connect: { ca }, connections: 8 });
  }

  /** By a kubeconfig file that holds authority and token. */
  static create(kubeconfig: string): ClusterAdmin {
    const config = new KubeConfig();
    config.loadFromFile(kubeconfig);
    const cluster = config.getCurrentCluster();
    const token = config.getCurrentUser()?.token;
    if (!cluster?.caData || !token) {
      throw new Error(`${kubeconfig} holds no authority or no token`);
    }
    return new ClusterAdmin(
      cluster.server,
      token,
      Buffer.from(cluster.caData, 'base64').toString(),
    );
  }

  /**
   * Creates the object or brings its fields to what is given (server-side
   * apply). `text` is the object as YAML, when that is at hand.
   */
  async apply(
    object: KubernetesObject,
    text = JSON.stringify(object),
  ): Promise<void> {
    const path = await this.#pathOf(object);
    await this.#call(
      'PATCH',
      `${path}?fieldManager=${FIELD_MANAGER}&force=true`,
      {
        'content-type': APPLY,
        body: text,
      },
    );
  }

  /** The object as the API server has it. */
  async read(object: KubernetesObject): Promise<Record<string, any>> {
    return this.#call('GET', await this.#pathOf(object));
  }

  /** Every object of a kind, in all namespaces; `selector` is one of labels. */
  async list(
    apiVersion: string,
    kind: string,
    selector?: string,
  ): Promise<(KubernetesObject & Record<string, any>)[]> {
    const { group, name } = await this.#resource(apiVersion, kind);
    const query = selector
      ? `?labelSelector=${encodeURIComponent(selector)}`
      : '';
    const { items } = await this.#call('GET', `${group}/${name}${query}`);
    // The items of a list do not say what they are.
    return items.map((item: object) => ({ ...item, apiVersion, kind }));
  }

  /** Changes the fields that are given; null takes one away. */
  async merge(object: KubernetesObject, change: object): Promise<void> {
    await this.#call('PATCH', await this.#pathOf(object), {
      'content-type': MERGE,
      body: JSON.stringify(change),
    });
  }

  async remove(object: KubernetesObject): Promise<void> {
    await this.#call('DELETE', await this.#pathOf(object));
  }

  /** A token of a ServiceAccount, for so many seconds. */
  async tokenOf(account: KubernetesObject, seconds: number): Promise<string> {
    const { status } = await this.#call(
      'POST',
      `${await this.#pathOf(account)}/token`,
      {
        'content-type': 'application/json',
        body: JSON.stringify({
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { expirationSeconds: seconds },
        }),
      },
    );
    return status.token;
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }

  async #pathOf({ apiVersion, kind, metadata }: KubernetesObject) {
    const { group, name, namespaced } = await this.#resource(apiVersion, kind);
    const namespace = namespaced
      ? `/namespaces/${encodeURIComponent(metadata.namespace ?? 'default')}`
      : '';
    return `${group}${namespace}/${name}/${encodeURIComponent(metadata.name)}`;
  }

  async #resource(apiVersion: string, kind: string) {
    const group = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    let known = this.#resources.get(group);
    if (!known) {
      known = this.#call('GET', group).then(({ resources }) => resources);
      this.#resources.set(group, known);
    }
    const resource = (await known).find(
      entry => entry.kind === kind && !entry.name.includes('/'),
    );
    if (!resource) {
      throw new Error(`The API server serves no ${kind} of ${apiVersion}`);
    }
    return { ...resource, group };
  }

  async #call(
    method: 'GET' | 'PATCH' | 'POST' | 'DELETE',
    path: string,
    { body, ...headers }: { 'content-type'?: string; body?: string } = {},
  ): Promise<Record<string, any>> {
    const answer = await request(`${this.#server}${path}`, {
      method,
      body,
      headers: { ...headers, authorization: `Bearer ${this.#token}` },
      dispatcher: this.#agent,
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) {
      throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    }
    return JSON.parse(text);
  }
}
