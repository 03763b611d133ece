import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { warn } from './events';

const CLAIMS = resourceOfKey('persistentvolumeclaims');

/** A storage class of which there is no provisioner; its claims stay Pending. */
const MISSING_CLASS = 'missing';

/** Creates the claims that one ordinal of a StatefulSet lacks. */
export function createClaims(
  store: ObjectStore,
  set: StoredObject,
  ordinal: number,
): void {
  const { name, namespace, labels } = set.metadata;
  for (const template of (set.spec?.volumeClaimTemplates ?? []) as Fields[]) {
    const claim = `${template.metadata.name}-${name}-${ordinal}`;
    if (!store.get(CLAIMS, claim, namespace)) {
      store.create({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: claim, namespace, labels },
        spec: { ...template.spec },
        status: { phase: 'Pending' },
      });
    }
  }
}

/** Binds a claim, or says why it cannot be bound. */
export function reconcileClaim(store: ObjectStore, claim: StoredObject): void {
  if (claim.spec?.storageClassName === MISSING_CLASS) {
    warn(store, claim, {
      reason: 'ProvisioningFailed',
      message: `storageclass.storage.k8s.io "${MISSING_CLASS}" not found`,
    });
    if (claim.status?.phase !== 'Pending') {
      store.updateStatus({ ...claim, status: { phase: 'Pending' } });
    }
    return;
  }
  if (claim.status?.phase !== 'Bound') {
    const bound = store.update({
      ...claim,
      spec: {
        storageClassName: 'premium-rwo',
        ...claim.spec,
        volumeName: `pvc-${claim.metadata.uid}`,
      },
    });
    store.updateStatus({
      ...bound,
      status: {
        phase: 'Bound',
        accessModes: claim.spec?.accessModes,
        capacity: claim.spec?.resources?.requests,
      },
    });
  }
}

/** What the scheduler says of a pod whose claim is not bound; undefined when all are. */
export function unboundClaimOf(
  store: ObjectStore,
  pod: StoredObject,
): string | undefined {
  const names = [
    ...((pod.spec?.volumes ?? []) as Fields[]).map(
      volume => volume.persistentVolumeClaim?.claimName as string | undefined,
    ),
  ].filter(name => name !== undefined);
  const { namespace } = pod.metadata;
  for (const name of names) {
    const claim = store.get(CLAIMS, name, namespace);
    if (!claim) {
      return `persistentvolumeclaim "${name}" not found`;
    }
    if (claim.status?.phase !== 'Bound') {
      return 'pod has unbound immediate PersistentVolumeClaims';
    }
  }
  return undefined;
}
