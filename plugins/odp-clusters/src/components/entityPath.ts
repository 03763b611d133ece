import { parseEntityRef } from '@backstage/catalog-model';

/** Page of an entity in the catalog. */
export function entityPath(ref: string): string {
  const { kind, namespace, name } = parseEntityRef(ref);
  return `/catalog/${namespace}/${kind}/${name}`;
}
