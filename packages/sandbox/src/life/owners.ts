import { resourceOfKey, type ObjectStore, type StoredObject } from '../store';

/** The workloads that an object belongs to, as key and resource; a ReplicaSet stands for its Deployment. */
export function workloadsOf(
  store: ObjectStore,
  { metadata }: StoredObject,
): Array<[key: string, kind: string]> {
  return (metadata.ownerReferences ?? []).flatMap(owner => {
    if (owner.kind === 'ReplicaSet') {
      const set = store.get(
        resourceOfKey('replicasets.apps'),
        owner.name,
        metadata.namespace,
      );
      return set ? workloadsOf(store, set) : [];
    }
    const group = owner.kind === 'Job' ? 'batch' : 'apps';
    return [
      [
        `${metadata.namespace}/${owner.name}`,
        `${owner.kind.toLowerCase()}s.${group}`,
      ],
    ];
  });
}
