import type { Entity } from '@backstage/catalog-model';

const ANNOTATION = 'odp.io/workspace';

/** Id of the workspace that an entity stands for; undefined for any other entity. */
export function workspaceOf({ metadata }: Entity): string | undefined {
  return metadata.annotations?.[ANNOTATION];
}

/** Whether an entity is a workspace: a System of that type with its id. */
export function isWorkspace(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'system' &&
    entity.spec?.type === 'workspace' &&
    workspaceOf(entity) !== undefined
  );
}
