import type {
  CheckedSystem,
  Workspace,
} from '@internal/plugin-odp-workspaces-common';
import {
  priceWorkspace,
  renderBusNamespace,
  type TargetState,
  workspaceNamespace,
} from '@internal/target-state';
import type { StoredWorkspace } from '../store/SubjectStore';
import { standingOf } from './standingOf';

/** A workspace as callers see it. */
export function describeWorkspace(
  target: TargetState,
  stored: StoredWorkspace,
): Workspace {
  const { spec } = stored.record;
  return {
    ...spec,
    ...standingOf(stored),
    namespace: workspaceNamespace(spec.id),
    busNamespace: renderBusNamespace(target, spec).name,
    usdPerMonth: priceWorkspace(target, spec).usdPerMonth,
  };
}

/** What was tried of a workspace, and when. */
export function describeChecks({ record }: StoredWorkspace): CheckedSystem[] {
  return record.conditions.flatMap(({ system, place, tried }) =>
    tried ? [{ system, place, checkedAt: tried.at, checks: tried.checks }] : [],
  );
}
