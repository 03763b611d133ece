import { renderManifests } from '@internal/target-state';
import { createNodes, type PoolSize } from '../life';
import type { StoredObject } from '../store';
import { ago, DAY } from './past';
import type { Scenario, Stage } from './Scenario';

/** Nodes and everything that the target state asks for, running for three days. */
export function layOut(
  stage: Stage,
  sizes: PoolSize[],
  onNodes: () => void = () => {},
): void {
  const { cluster, target } = stage;
  ago(stage, 3 * DAY, () => {
    cluster.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'default' },
      status: { phase: 'Active' },
    });
    createNodes(cluster.store, target, { cluster: cluster.name, sizes });
    onNodes();
    for (const object of renderManifests(target, cluster.name)) {
      cluster.store.create(
        (object.kind === 'Namespace'
          ? { ...object, status: { phase: 'Active' } }
          : object) as StoredObject,
      );
    }
  });
}

/** The platform as it should be, with nobody on it. */
export const calm: Scenario = stage => {
  layOut(stage, [
    { pool: 'general', count: 9 },
    { pool: 'gpu', count: 6 },
    { pool: 'storage', count: 9 },
  ]);
  return [];
};
