import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ApiClient, type Reply } from '../contract/ApiClient';
import type { ContractTarget } from '../contract/ContractTarget';
import type { StoredObject } from '../store';

// Used from the checkout alone, never from a bundle.
// eslint-disable-next-line no-restricted-syntax
const ROOT = path.resolve(__dirname, '../../../..');

/**
 * A cluster of the testbed for tests that run on it, as its administrator. It
 * reads where the cluster is from the environment that the testbed gives.
 */
export class RealCluster {
  readonly name: string;
  readonly url: string;
  readonly caFile: string;
  /** Token of the portal's reader, whose rights are `deploy/rbac/reader.yaml`. */
  readonly readerTokenFile: string;
  /** Token of the portal's writer, where the testbed gives one. */
  readonly writerTokenFile: string | undefined;
  readonly adminKubeconfig: string;
  readonly admin: ApiClient;

  /** `part` is that of the variables' names. */
  static create(part: 'EU' | 'US' = 'EU'): RealCluster {
    return new RealCluster(part);
  }

  private constructor(part: 'EU' | 'US') {
    this.name = `odp-${part.toLowerCase()}`;
    this.url = variable(part, 'URL');
    this.caFile = variable(part, 'CA_FILE');
    this.readerTokenFile = variable(part, 'READER_TOKEN_FILE');
    this.writerTokenFile =
      process.env[`ODP_KUBERNETES_${part}_WRITER_TOKEN_FILE`];
    this.adminKubeconfig = variable(part, 'ADMIN_KUBECONFIG');
    this.admin = new ApiClient(this.target());
  }

  get hasWriter(): boolean {
    return this.writerTokenFile !== undefined;
  }

  /** For the contract: this cluster can forget its history, and starts again for it. */
  target(): ContractTarget {
    return {
      url: this.url,
      ca: readFileSync(this.caFile, 'utf8'),
      adminToken: tokenOf(readFileSync(this.adminKubeconfig, 'utf8')),
      readerToken: readFileSync(this.readerTokenFile, 'utf8').trim(),
      ...(this.writerTokenFile && {
        writerToken: readFileSync(this.writerTokenFile, 'utf8').trim(),
      }),
      compact: () => this.restart('--forget-history'),
    };
  }

  /** Ends the cluster in order and starts it again on its data; resolves when it schedules pods. */
  async restart(...more: string[]): Promise<void> {
    await promisify(execFile)(
      process.execPath,
      ['scripts/testbed.mjs', 'restart', `kubernetes-${this.name}`, ...more],
      { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: '' } },
    );
  }

  /** The objects of a collection, in one answer. */
  async list(place: string): Promise<StoredObject[]> {
    const { body } = checked(await this.admin.get(place), `GET ${place}`);
    return body.items;
  }

  async create(place: string, object: object): Promise<StoredObject> {
    const answer = await this.admin.post(place, object);
    return checked(answer, `POST ${place}`).body as StoredObject;
  }

  /** Merges `change` into an object. */
  async patch(place: string, change: object): Promise<StoredObject> {
    const answer = await this.admin.patch(place, 'merge', change);
    return checked(answer, `PATCH ${place}`).body as StoredObject;
  }

  /** Fine when it is gone already. */
  async remove(place: string): Promise<void> {
    const answer = await this.admin.delete(place);
    if (answer.code !== 404) {
      checked(answer, `DELETE ${place}`);
    }
  }
}

function variable(part: string, name: string): string {
  const full = `ODP_KUBERNETES_${part}_${name}`;
  const value = process.env[full];
  if (!value) {
    throw new Error(
      `${full} is not set; bring the testbed up (npm run testbed) and give its environment, which .cache/testbed/state.json holds`,
    );
  }
  return value;
}

/** The testbed's own kubeconfig holds one user. */
function tokenOf(kubeconfig: string): string {
  const token = kubeconfig.match(/^\s*token: (\S+)$/m)?.[1];
  if (!token) {
    throw new Error('the kubeconfig of the administrator holds no token');
  }
  return token;
}

function checked(answer: Reply, what: string): Reply {
  if (answer.code >= 300) {
    throw new Error(`${what}: ${answer.code} ${answer.text}`);
  }
  return answer;
}
