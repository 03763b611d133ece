import { controlledBy } from '../life/pods';
import type { Fields, StoredObject } from '../store';
import type { FleetSeed } from './FleetSeed';
import type { FleetWorkload } from './FleetWorkload';

/** A workload as its author would have applied it. */
export function fleetObject(
  kind: string,
  { name, namespace, template }: Omit<FleetWorkload, 'kind'>,
  made: {
    uid: string;
    createdAt: string;
    spec: Fields;
    owner?: StoredObject;
  },
): StoredObject {
  const batch = kind === 'Job' || kind === 'CronJob';
  return {
    apiVersion: batch ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: {
      name,
      namespace,
      uid: made.uid,
      creationTimestamp: made.createdAt,
      labels: template.metadata.labels,
      ...(!batch && {
        annotations: { 'deployment.kubernetes.io/revision': '2' },
      }),
      ...(made.owner && { ownerReferences: controlledBy(made.owner) }),
    },
    spec: {
      ...made.spec,
      ...(!batch && {
        selector: { matchLabels: { 'app.kubernetes.io/name': name } },
        template,
      }),
    },
  };
}

/** A claim with its volume. */
export function boundClaim(
  namespace: string,
  name: string,
  seed: FleetSeed,
): StoredObject {
  const size = { storage: '50Gi' };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace, uid: seed.uid() },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'premium-rwo',
      volumeName: `pvc-${seed.uid()}`,
      resources: { requests: size },
    },
    status: { phase: 'Bound', capacity: size },
  };
}
