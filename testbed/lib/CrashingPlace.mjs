import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A namespace with a quota and a pod that crashes again and again, until it is removed. */
export class CrashingPlace {
  #admin;
  #namespace;

  static async create(kubeconfig) {
    require('@backstage/cli/config/nodeTransform.cjs');
    const { ClusterAdmin } = require('../seed/ClusterAdmin.ts');
    const { FAULT_LABEL } = require('../faults/marks.ts');
    const namespace = `crashing-${randomBytes(4).toString('hex')}`;
    const admin = ClusterAdmin.create(kubeconfig);
    await admin.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    const place = new CrashingPlace(admin, namespace);
    await admin.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'pods', namespace },
      spec: { hard: { pods: '4' } },
    });
    await admin.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'crashing',
        namespace,
        labels: { [FAULT_LABEL]: 'crash-loop' },
      },
      spec: { containers: [{ name: 'app', image: 'example/app:1' }] },
    });
    return place;
  }

  /** Use {@link CrashingPlace.create}. */
  constructor(admin, namespace) {
    this.#admin = admin;
    this.#namespace = namespace;
  }

  async remove() {
    await this.#admin.remove({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: this.#namespace },
    });
    await this.#admin.close();
  }
}
