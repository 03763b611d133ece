import {
  BEHAVIOUR_ANNOTATION,
  type Behaviour,
  RESTARTS_ANNOTATION,
} from '../life';
import {
  type Fields,
  mergePatch,
  type ObjectStore,
  resourceOfKey,
  type StoredObject,
} from '../store';

/** Names an object of a store. */
export interface ObjectName {
  kind: string;
  namespace?: string;
  name: string;
}

/** Changes an object as `kubectl patch --type merge` would. */
export function patch(
  store: ObjectStore,
  { kind, namespace, name }: ObjectName,
  change: Fields,
): StoredObject {
  const current = store.get(resourceOfKey(kind), name, namespace);
  if (!current) {
    throw new Error(`There is no ${kind} ${namespace}/${name}`);
  }
  const { metadata, ...rest } = mergePatch(current, change) as StoredObject;
  return store.update({
    ...rest,
    metadata: { ...metadata, resourceVersion: undefined },
  } as StoredObject);
}

/** Rolls a Deployment to another image. */
export function setImage(
  store: ObjectStore,
  place: { namespace: string; name: string; image: string },
): void {
  const { namespace, name, image } = place;
  const deployment = store.get(
    resourceOfKey('deployments.apps'),
    name,
    namespace,
  );
  const [first, ...others] = deployment?.spec?.template.spec.containers ?? [];
  patch(
    store,
    { kind: 'deployments.apps', namespace, name },
    {
      spec: {
        template: { spec: { containers: [{ ...first, image }, ...others] } },
      },
    },
  );
}

/** The pods of a component, in the order of their names. */
export function podsNamed(
  store: ObjectStore,
  namespace: string,
  component: string,
): StoredObject[] {
  return store
    .list(resourceOfKey('pods'), namespace)
    .filter(
      pod => pod.metadata.labels?.['app.kubernetes.io/name'] === component,
    )
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

/** Makes a pod misbehave, with a number of restarts behind it. */
export function misbehave(
  store: ObjectStore,
  pod: StoredObject,
  how: { behaviour: Behaviour; restarts?: number },
): void {
  const { namespace, name } = pod.metadata;
  patch(
    store,
    { kind: 'pods', namespace, name },
    {
      metadata: {
        annotations: {
          [BEHAVIOUR_ANNOTATION]: how.behaviour,
          ...(how.restarts !== undefined && {
            [RESTARTS_ANNOTATION]: String(how.restarts),
          }),
        },
      },
    },
  );
}
