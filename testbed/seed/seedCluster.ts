import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  renderManifests,
  type KubernetesObject,
  type TargetState,
} from '@internal/target-state';
import type { ClusterAdmin } from './ClusterAdmin';
import { testbedNodes } from './testbedNodes';

const AT_ONCE = 8;
const DEFINITIONS = path.join(__dirname, 'crds');
const PAUSE_MS = 100;

/** GKE's default; a claim waits for the node of its pod. */
const STORAGE_CLASS: KubernetesObject = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: 'standard-rwo',
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
  provisioner: 'pd.csi.storage.gke.io',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
  allowVolumeExpansion: true,
};

/**
 * Brings a cluster to the target state: kinds, storage, nodes, and all that
 * the document asks for. Safe to repeat.
 *
 * @returns how many objects were applied
 */
export async function seedCluster(
  admin: ClusterAdmin,
  target: TargetState,
  clusterName: string,
): Promise<number> {
  const definitions = await applyDefinitions(admin);
  const surroundings = [STORAGE_CLASS, ...testbedNodes(target, clusterName)];
  await applyAll(admin, surroundings);
  const manifests = renderManifests(target, clusterName);
  // Whatever lives in a namespace needs it to be there.
  const [namespaces, others] = [true, false].map(wanted =>
    manifests.filter(({ kind }) => (kind === 'Namespace') === wanted),
  );
  await applyAll(admin, namespaces);
  await applyAll(admin, others);
  return definitions + surroundings.length + manifests.length;
}

/** Each file is named after the definition that it holds. */
async function applyDefinitions(admin: ClusterAdmin): Promise<number> {
  const files = readdirSync(DEFINITIONS);
  for (const file of files) {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: path.basename(file, '.yaml') },
    };
    const text = readFileSync(path.join(DEFINITIONS, file), 'utf8');
    await admin.apply(definition, text);
    await established(admin, definition);
  }
  return files.length;
}

async function applyAll(admin: ClusterAdmin, objects: KubernetesObject[]) {
  const waiting = [...objects];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await admin.apply(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Waits until the API server serves a kind. */
async function established(admin: ClusterAdmin, definition: KubernetesObject) {
  for (;;) {
    const { status } = await admin.read(definition);
    if (
      status?.conditions?.some(
        (condition: { type: string; status: string }) =>
          condition.type === 'Established' && condition.status === 'True',
      )
    ) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}
