import type { Entity } from '@backstage/catalog-model';

const ANNOTATION = 'odp.io/clusters';

/** Names of the clusters that an entity was made for, of its annotation; undefined: it may run in any. */
export function clustersOf({ metadata }: Entity): string[] | undefined {
  const names = metadata.annotations?.[ANNOTATION]?.split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return names?.length ? names : undefined;
}
