import type { Fields } from './KubernetesObject';
import { sameJson } from './sameJson';
import { badRequest, invalid } from './StatusError';

interface Operation {
  op: string;
  path: string;
  from?: string;
  value?: unknown;
}

/** JSON merge patch (RFC 7386). */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) {
    return patch;
  }
  const result: Fields = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[key];
    } else {
      result[key] = mergePatch(result[key], value);
    }
  }
  return result;
}

/** Lists that Kubernetes merges by a key of their items. */
const MERGE_KEYS: Record<string, string> = {
  containers: 'name',
  initContainers: 'name',
  env: 'name',
  volumes: 'name',
  conditions: 'type',
  volumeMounts: 'mountPath',
  imagePullSecrets: 'name',
  ownerReferences: 'uid',
  taints: 'key',
};

/** Strategic merge patch, for the lists that kubectl's own commands touch. */
export function strategicMergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) {
    return patch;
  }
  const result: Fields = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$setElementOrder/') || key === '$retainKeys') {
      continue;
    }
    const mergeKey = mergeKeyOf(key, value);
    if (value === null) {
      delete result[key];
    } else if (
      Array.isArray(value) &&
      Array.isArray(result[key]) &&
      mergeKey &&
      value.every(isRecord)
    ) {
      result[key] = mergeList(result[key], value, mergeKey);
    } else {
      result[key] = strategicMergePatch(result[key], value);
    }
  }
  return result;
}

function mergeKeyOf(key: string, value: unknown): string | undefined {
  if (key !== 'ports') {
    return MERGE_KEYS[key];
  }
  // The ports of containers and those of services have keys of their own.
  return Array.isArray(value) && value.some(port => port?.containerPort)
    ? 'containerPort'
    : 'port';
}

function mergeList(target: Fields[], patch: Fields[], key: string): Fields[] {
  if (patch.some(item => item.$patch === 'replace')) {
    return patch.filter(item => item.$patch === undefined);
  }
  const result = [...target];
  for (const item of patch) {
    const index = result.findIndex(other => other[key] === item[key]);
    if (item.$patch === 'delete') {
      result.splice(index, index < 0 ? 0 : 1);
    } else if (index < 0) {
      result.push(item);
    } else {
      result[index] = strategicMergePatch(result[index], item) as Fields;
    }
  }
  return result;
}

/** JSON patch (RFC 6902). @throws StatusError 422 when an operation does not fit. */
export function jsonPatch(target: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations)) {
    throw badRequest('a JSON patch is a list of operations');
  }
  let result: unknown = structuredClone(target);
  for (const operation of operations as Operation[]) {
    result = applyOperation(result, operation);
  }
  return result;
}

function applyOperation(document: unknown, operation: Operation): unknown {
  const { op, path, from, value } = operation;
  switch (op) {
    case 'add':
    case 'replace':
      return write(document, path, { op, value });
    case 'remove':
      return write(document, path, { op });
    case 'test':
      if (!sameJson(read(document, path), value)) {
        throw invalid(`the test operation of ${path} failed`);
      }
      return document;
    case 'copy':
      return write(document, path, { op: 'add', value: read(document, from!) });
    case 'move': {
      const moved = read(document, from!);
      return write(write(document, from!, { op: 'remove' }), path, {
        op: 'add',
        value: moved,
      });
    }
    default:
      throw badRequest(`unknown operation '${op}' in a JSON patch`);
  }
}

function keysOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function read(document: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>(
    (value, key) => (value as Fields | undefined)?.[key],
    document,
  );
}

function write(
  document: unknown,
  path: string,
  { op, value }: { op: string; value?: unknown },
): unknown {
  const keys = keysOf(path);
  const last = keys.pop();
  if (last === undefined) {
    return value;
  }
  if ([...keys, last].includes('__proto__')) {
    throw invalid(`there is nothing at ${path}`);
  }
  let parent: unknown = document;
  for (const key of keys) {
    parent = (parent as Fields | undefined)?.[key];
  }
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    if (!(index >= 0 && index < parent.length + (op === 'add' ? 1 : 0))) {
      throw invalid(`there is nothing at ${path}`);
    }
    parent.splice(
      index,
      op === 'add' ? 0 : 1,
      ...(op === 'remove' ? [] : [value]),
    );
  } else if (isRecord(parent)) {
    if (op !== 'add' && !(last in parent)) {
      throw invalid(`there is nothing at ${path}`);
    }
    if (op === 'remove') {
      delete parent[last];
    } else {
      parent[last] = value;
    }
  } else {
    throw invalid(`there is nothing at ${path}`);
  }
  return document;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
