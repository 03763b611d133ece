import {
  nextComponentSpec,
  nextSpec,
  type OperationKind,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { subjectOf, WORKSPACES } from './subjects';

export function isCreation({ kind }: { kind: OperationKind }): boolean {
  return kind === 'create' || kind === 'create-component';
}

/** Takes an id for a workspace, or a name for a component, that is to be made; nothing for another request. */
export async function reserve(
  transaction: Knex.Transaction,
  request: PlanRequest,
  { now, restMs }: { now: number; restMs: number },
): Promise<void> {
  const { kind, id, workspace } = subjectOf(request);
  const spec = specOf(request);
  if (!spec) {
    return;
  }
  const fresh = {
    spec: JSON.stringify(spec),
    generation: 0,
    observed_generation: 0,
    is_removed: false,
    conditions: '[]',
    created_at: now,
    gone_at: null,
    next_look_at: 0,
    failures: 0,
    ...(kind !== WORKSPACES && { workspace }),
  };
  await transaction(kind.table)
    .insert({ id, ...fresh })
    .onConflict('id')
    .ignore();
  await transaction(kind.table)
    .where({ id })
    // Nothing that outlives a component goes by its name, so that it does not rest.
    .where('gone_at', '<=', kind === WORKSPACES ? now - restMs : now)
    .update(fresh);
}

function specOf(request: PlanRequest) {
  switch (request.kind) {
    case 'create':
      return nextSpec(undefined, request);
    case 'create-component':
      return nextComponentSpec(undefined, request);
    default:
      return undefined;
  }
}
