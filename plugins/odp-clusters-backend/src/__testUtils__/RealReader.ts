import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RealCluster } from '@internal/sandbox';
import type { ClusterSource } from './portal';

/** One resource that a role grants, as a rule of its own. */
export interface Grant {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

const ROLES = '/apis/rbac.authorization.k8s.io/v1/clusterroles';
const BINDINGS = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings';

/** A ServiceAccount with a role of its own, which a test can change; the cluster is named after it. */
export class RealReader {
  readonly source: ClusterSource;
  readonly #cluster: RealCluster;
  readonly #role: string;

  private constructor(
    cluster: RealCluster,
    { role, source }: { role: string; source: ClusterSource },
  ) {
    this.#cluster = cluster;
    this.#role = role;
    this.source = source;
  }

  static async create(
    cluster: RealCluster,
    options: {
      name: string;
      namespace: string;
      folder: string;
      rules: Grant[];
    },
  ): Promise<RealReader> {
    const { name, namespace, folder, rules } = options;
    const role = `${namespace}-${name}`;
    const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
    await cluster.create(ROLES, { metadata: { name: role }, rules });
    await cluster.create(accounts, { metadata: { name } });
    await cluster.create(BINDINGS, {
      metadata: { name: role },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: role,
      },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
    const { status } = await cluster.create(`${accounts}/${name}/token`, {
      spec: { expirationSeconds: 3600 },
    });
    const tokenFile = path.join(folder, `${name}.token`);
    writeFileSync(tokenFile, status!.token, { mode: 0o600 });
    const { url, caFile } = cluster;
    return new RealReader(cluster, {
      role,
      source: { name, url, caFile, tokenFile },
    });
  }

  async mayOnly(rules: Grant[]): Promise<void> {
    await this.#cluster.patch(`${ROLES}/${this.#role}`, { rules });
  }

  async remove(): Promise<void> {
    await this.#cluster.remove(`${BINDINGS}/${this.#role}`);
    await this.#cluster.remove(`${ROLES}/${this.#role}`);
  }
}
