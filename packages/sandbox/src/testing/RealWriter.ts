import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type KubernetesObject,
  loadTargetState,
  renderWorkspace,
  type TargetState,
  type WorkspaceSpec,
  workspaceNamespace,
} from '@internal/target-state';
import { parseAllDocuments } from 'yaml';
import { ApiClient, type Reply } from '../contract/ApiClient';
import { RealCluster } from './RealCluster';

// Used from the checkout alone, never from a bundle.
// eslint-disable-next-line no-restricted-syntax
const ROOT = path.resolve(__dirname, '../../../..');
const PATIENCE_MS = 30_000;
const PAUSE_MS = 200;

/**
 * The portal's writing identity on a cluster of the testbed, with the rights of
 * `deploy/rbac`; the workspace that it made; and a namespace that is called as
 * a workspace and is none.
 */
export class RealWriter {
  readonly target: TargetState;
  readonly client: ApiClient;
  readonly spec: WorkspaceSpec;
  readonly stranger: string;
  readonly #cluster: RealCluster;

  private constructor(
    cluster: RealCluster,
    options: { client: ApiClient; target: TargetState; run: string },
  ) {
    this.#cluster = cluster;
    this.client = options.client;
    this.target = options.target;
    this.stranger = `workspace-stranger-${options.run}`;
    this.spec = {
      id: `w${options.run}`,
      displayName: 'Rights of the writer',
      owner: 'group:default/risk-platform',
      members: [
        { subject: 'group:default/data-team', role: 'editor' },
        { subject: 'group:default/viewers', role: 'viewer' },
      ],
      tier: 'm',
      clusters: [cluster.name],
    };
  }

  static async create(): Promise<RealWriter> {
    const cluster = RealCluster.create();
    for (const object of [
      ...documentsOf('tenant-roles.yaml'),
      ...documentsOf('writer.yaml'),
    ]) {
      await applied(cluster.admin, object);
    }
    const { status } = await cluster.create(
      '/api/v1/namespaces/odp-portal/serviceaccounts/odp-portal-writer/token',
      { spec: { expirationSeconds: 3600 } },
    );
    const writer = new RealWriter(cluster, {
      client: new ApiClient(cluster.target(), status!.token),
      target: loadTargetState(path.join(ROOT, 'target-state/odp.yaml')),
      run: randomBytes(4).toString('hex'),
    });
    await cluster.create('/api/v1/namespaces', {
      metadata: { name: writer.stranger },
    });
    await writer.#policyActs();
    for (const object of writer.objects) {
      await applied(writer.client, object);
    }
    return writer;
  }

  get namespace(): string {
    return workspaceNamespace(this.spec.id);
  }

  /** What the workspace is made of; groups are called by their entity refs. */
  get objects(): KubernetesObject[] {
    return renderWorkspace(this.target, this.spec, {
      subjectName: name => ({ kind: 'Group', name }),
    }).map(({ object }) => object);
  }

  apply(object: KubernetesObject): Promise<Reply> {
    return apply(this.client, object);
  }

  /** Asks what an apply would answer: rights and policies are those of the real one. */
  tryToApply(object: KubernetesObject): Promise<Reply> {
    return apply(this.client, object, { dryRun: 'All' });
  }

  async remove(): Promise<void> {
    await this.#cluster.remove(`/api/v1/namespaces/${this.namespace}`);
    await this.#cluster.remove(`/api/v1/namespaces/${this.stranger}`);
  }

  /** A server takes a moment for new rights, and a moment more for a new policy. */
  async #policyActs(): Promise<void> {
    const place = `/api/v1/namespaces/${this.stranger}/limitranges?dryRun=All`;
    const probe = {
      metadata: { name: 'probe' },
      spec: { limits: [{ type: 'Container', max: { cpu: '1' } }] },
    };
    await until('the policy to act', async () => {
      const { body } = await this.client.post(place, probe);
      return /The portal writes within/.test(body.message);
    });
  }
}

/** Waits for what a control plane does by itself. */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error(`Waited ${PATIENCE_MS / 1000} s for ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

/** Where an object is; every kind that is written is called after the rule of English. */
export function placeOf(object: KubernetesObject): string {
  const { apiVersion, kind, metadata } = object;
  return [
    '',
    apiVersion.includes('/') ? 'apis' : 'api',
    apiVersion,
    ...(metadata.namespace ? ['namespaces', metadata.namespace] : []),
    `${kind.toLowerCase().replace(/y$/, 'ie')}s`,
    metadata.name,
  ].join('/');
}

/** Server-side apply, as the portal sends it. */
function apply(
  client: ApiClient,
  object: KubernetesObject,
  more: Record<string, string> = {},
): Promise<Reply> {
  const query = new URLSearchParams({
    fieldManager: 'odp-portal',
    force: 'true',
    fieldValidation: 'Strict',
    ...more,
  });
  return client.request(`${placeOf(object)}?${query}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/apply-patch+yaml' },
    body: object,
  });
}

async function applied(
  client: ApiClient,
  object: KubernetesObject,
): Promise<void> {
  const { code, text, headers } = await apply(client, object);
  if (code >= 300 || headers.warning) {
    throw new Error(`${placeOf(object)}: ${code} ${headers.warning} ${text}`);
  }
}

function documentsOf(file: string): KubernetesObject[] {
  return parseAllDocuments(
    readFileSync(path.join(ROOT, 'deploy/rbac', file), 'utf8'),
  ).map(document => document.toJSON());
}
