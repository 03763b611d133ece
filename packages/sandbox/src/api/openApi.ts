import { apiVersionOf, type Resource, RESOURCES } from '../store';

/** So much of a document of OpenAPI 3 that kubectl leaves the validation of fields to the server. */
export function openApi(pathname: string): object | undefined {
  const match = /^\/openapi\/v3(?:\/(.+))?$/.exec(pathname);
  if (!match) {
    return undefined;
  }
  const [, wanted] = match;
  if (!wanted) {
    return {
      paths: Object.fromEntries(
        RESOURCES.map(entry => [
          rootOf(entry),
          { serverRelativeURL: `/openapi/v3/${rootOf(entry)}` },
        ]),
      ),
    };
  }
  const described = RESOURCES.filter(entry => rootOf(entry) === wanted);
  return described.length
    ? {
        openapi: '3.0.0',
        info: { title: 'Kubernetes', version: '' },
        paths: Object.fromEntries(described.map(pathOf)),
      }
    : undefined;
}

/** `api/v1` or `apis/apps/v1`. */
function rootOf(entry: Resource): string {
  return `${entry.group ? 'apis' : 'api'}/${apiVersionOf(entry)}`;
}

function pathOf(entry: Resource): [string, object] {
  const { group, version, kind, plural, namespaced } = entry;
  const place = namespaced ? 'namespaces/{namespace}/' : '';
  return [
    `/${rootOf(entry)}/${place}${plural}/{name}`,
    {
      patch: {
        parameters: [
          {
            name: 'fieldValidation',
            in: 'query',
            schema: { type: 'string', uniqueItems: true },
          },
        ],
        responses: { 200: { description: 'OK' } },
        'x-kubernetes-action': 'patch',
        'x-kubernetes-group-version-kind': { group, version, kind },
      },
    },
  ];
}
