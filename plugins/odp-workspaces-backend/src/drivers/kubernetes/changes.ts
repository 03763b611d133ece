import type { KubernetesObject } from '@internal/plugin-odp-kubernetes-node';
import type {
  PlanChange,
  System,
} from '@internal/plugin-odp-workspaces-common';
import type { Comparison } from './compareObject';
import { subjectOf } from './workspaceKinds';

/** A change of an object before it is known what changes. */
export function changeOf(
  system: System,
  place: string,
  object: Pick<KubernetesObject, 'kind' | 'metadata'>,
): PlanChange {
  return {
    system,
    place,
    subject: subjectOf(object),
    action: 'unchanged',
    fields: [],
    warnings: [],
    conflicts: [],
  };
}

/** What applying an object would do, as its server says. */
export function changeTo(
  system: System,
  place: string,
  comparison: Comparison,
): PlanChange {
  const { wanted, live, fields, conflicts, warnings } = comparison;
  const action = live ? 'update' : 'create';
  return {
    ...changeOf(system, place, wanted),
    action: fields.length || conflicts.length ? action : 'unchanged',
    fields,
    warnings,
    conflicts: [...conflicts],
  };
}
