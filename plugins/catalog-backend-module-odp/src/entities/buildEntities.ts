import type { Entity } from '@backstage/catalog-model';
import type { TargetState } from '@internal/target-state';
import { componentEntities } from './componentEntities';
import { eventEntities } from './eventEntities';
import { organizationEntities, type RoleUser } from './organizationEntities';
import { capacityEntities, platformEntities } from './platformEntities';

/** Every entity of the target state. Pure. */
export function buildEntities(
  target: TargetState,
  users: RoleUser[],
): Entity[] {
  return [
    ...platformEntities(target),
    ...organizationEntities(target, users),
    ...capacityEntities(target),
    ...componentEntities(target),
    ...eventEntities(target),
  ];
}
