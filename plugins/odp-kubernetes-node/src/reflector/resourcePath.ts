import type { ResourceDefinition } from './ResourceDefinition';

/**
 * The encoded path of a kind's collection, such as `/apis/apps/v1/deployments?limit=500`, or of the
 * object that has `name` in it.
 * Selectors of the resource are part of it; a parameter that is `undefined` is left out.
 */
export function resourcePath(
  resource: ResourceDefinition & { name?: string },
  parameters: Record<string, string | undefined> = {},
): string {
  const { group, version, plural, namespace, name: object } = resource;
  const segments = [
    ...(group ? ['apis', group] : ['api']),
    version,
    ...(namespace ? ['namespaces', namespace] : []),
    plural,
    ...(object === undefined ? [] : [object]),
  ];
  const query = new URLSearchParams();
  const all = {
    fieldSelector: resource.fieldSelector,
    labelSelector: resource.labelSelector,
    ...parameters,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  const path = `/${segments.map(encodeURIComponent).join('/')}`;
  return query.size > 0 ? `${path}?${query}` : path;
}
