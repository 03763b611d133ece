import type {
  Plan,
  PlanChange,
  System,
} from '@internal/plugin-odp-workspaces-common';
import { plural } from '@internal/vocabulary';

/** What a plan does to one system in one place. */
export interface PlanGroup {
  system: System;
  place: string;
  /** Without those that stay as they are. */
  changes: PlanChange[];
}

/** The changes of a plan by system and place, in the order of the plan, and what stays as it is. */
export function planGroups({ changes }: Plan): {
  groups: PlanGroup[];
  unchanged: PlanChange[];
} {
  const groups: PlanGroup[] = [];
  for (const change of changes.filter(({ action }) => action !== 'unchanged')) {
    const { system, place } = change;
    const group = groups.find(
      one => one.system === system && one.place === place,
    );
    if (group) {
      group.changes.push(change);
    } else {
      groups.push({ system, place, changes: [change] });
    }
  }
  return {
    groups,
    unchanged: changes.filter(({ action }) => action === 'unchanged'),
  };
}

/** `2 objects made, 1 object changed`; empty where nothing changes. */
export function countsInWords(
  counts: Omit<Record<PlanChange['action'], number>, 'unchanged'>,
): string {
  return [
    counts.create && `${plural(counts.create, 'object')} made`,
    counts.update && `${plural(counts.update, 'object')} changed`,
    counts.delete && `${plural(counts.delete, 'object')} removed`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** A value as it stands in a plan; text stands without quotes. */
export function valueInWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
