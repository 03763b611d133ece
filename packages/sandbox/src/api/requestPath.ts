import { RESOURCES, type Resource } from '../store';

/** What a request of the resource API addresses. */
export interface Target {
  resource: Resource;
  namespace?: string;
  name?: string;
  subresource?: string;
}

/**
 * Reads `/api/v1/...` and `/apis/<group>/<version>/...`.
 *
 * @returns undefined when the path names no resource that is served
 */
export function parseTarget(pathname: string): Target | undefined {
  let parts: string[];
  try {
    parts = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
  const group = parts[0] === 'apis' ? parts[1] : '';
  const version = parts[0] === 'apis' ? parts[2] : parts[1];
  let rest = parts.slice(parts[0] === 'apis' ? 3 : 2);
  if (parts[0] !== 'api' && parts[0] !== 'apis') {
    return undefined;
  }
  let namespace: string | undefined;
  // `/namespaces/x` is the namespace itself, `/namespaces/x/pods` what is in it.
  if (
    rest[0] === 'namespaces' &&
    rest.length > 2 &&
    !['status', 'finalize'].includes(rest[2])
  ) {
    namespace = rest[1];
    rest = rest.slice(2);
  }
  const [plural, name, ...sub] = rest;
  const resource = RESOURCES.find(
    entry =>
      entry.plural === plural &&
      entry.group === group &&
      entry.version === version,
  );
  if (!resource || (namespace !== undefined && !resource.namespaced)) {
    return undefined;
  }
  return {
    resource,
    namespace,
    name,
    subresource: sub.length ? sub.join('/') : undefined,
  };
}

/** The verb of a request, as rights and faults name it. */
export function verbOf(
  method: string,
  target: Target,
  query: URLSearchParams,
): string {
  switch (method) {
    case 'GET':
      if (target.name) {
        return 'get';
      }
      return ['1', 'true'].includes(query.get('watch') ?? '')
        ? 'watch'
        : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return target.name ? 'delete' : 'deletecollection';
    default:
      return method.toLowerCase();
  }
}
