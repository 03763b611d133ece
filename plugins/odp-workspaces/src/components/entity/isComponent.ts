import type { Entity } from '@backstage/catalog-model';
import { workspaceOf } from './isWorkspace';

const ANNOTATION = 'odp.io/component';

/** Name of the component that an entity stands for, and the workspace that it is in; undefined for any other entity, those of the platform included. */
export function componentOf(
  entity: Entity,
): { workspace: string; name: string } | undefined {
  const workspace = workspaceOf(entity);
  const name = entity.metadata.annotations?.[ANNOTATION];
  return entity.kind.toLocaleLowerCase('en-US') === 'component' &&
    workspace !== undefined &&
    name !== undefined
    ? { workspace, name }
    : undefined;
}

/** Whether an entity is a component of a workspace. */
export function isComponent(entity: Entity): boolean {
  return componentOf(entity) !== undefined;
}
