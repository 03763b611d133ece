import type { Fields, StoredObject } from '../store';

/** Writers that a pod of a mesh has on a real cluster. */
const SPEC_WRITERS = ['kube-controller-manager', 'istiod', 'vault-injector'];

/** The object with `managedFields` as server-side tracking writes them: every field, once a writer. */
export function withManagedFields(object: StoredObject): StoredObject {
  const time = object.metadata.creationTimestamp;
  const entry = (manager: string, fields: Fields, subresource?: string) => ({
    manager,
    operation: 'Update',
    apiVersion: object.apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
    ...(subresource && { subresource }),
  });
  const spec = fieldsOf({
    metadata: {
      labels: object.metadata.labels,
      annotations: object.metadata.annotations,
    },
    spec: object.spec,
  });
  return {
    ...object,
    metadata: {
      ...object.metadata,
      managedFields: [
        ...SPEC_WRITERS.map(manager => entry(manager, spec)),
        entry('kubelet', fieldsOf({ status: object.status }), 'status'),
      ],
    },
  };
}

function fieldsOf(value: unknown): Fields {
  if (Array.isArray(value)) {
    return Object.fromEntries(
      value.flatMap(item =>
        typeof item === 'object' && item !== null
          ? [[keyOf(item as Fields), { '.': {}, ...fieldsOf(item) }]]
          : [],
      ),
    );
  }
  if (typeof value !== 'object' || value === null) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [`f:${name}`, fieldsOf(field)]),
  );
}

function keyOf(item: Fields): string {
  const key = ['name', 'type', 'containerPort', 'mountPath', 'uid', 'key'].find(
    field => field in item,
  );
  return key ? `k:${JSON.stringify({ [key]: item[key] })}` : 'v:{}';
}
