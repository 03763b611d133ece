import type { Plan, PlanChange } from '@internal/plugin-odp-workspaces-common';
import { canonicalJson } from '@internal/plugin-odp-workspaces-common';

/** How many subjects a sentence names. */
const NAMED = 5;

/** What is another one in a plan that was made again, in a sentence. */
export function whatChanged(before: Plan, after: Plan): string {
  if (before.generation !== after.generation) {
    return `The ${
      after.component === undefined ? 'workspace' : 'component'
    } was changed in between.`;
  }
  const was = byKey(before.changes);
  const is = byKey(after.changes);
  const differing = [...new Set([...was.keys(), ...is.keys()])].filter(
    key => effectOf(was.get(key)) !== effectOf(is.get(key)),
  );
  const named = differing.slice(0, NAMED).map(key => {
    const { subject, place } = (is.get(key) ?? was.get(key))!;
    return `${subject} on ${place}`;
  });
  const rest = differing.length - named.length;
  return `Changed since: ${named.join(', ')}${
    rest > 0 ? ` and ${rest} more` : ''
  }.`;
}

function byKey(changes: readonly PlanChange[]): Map<string, PlanChange> {
  return new Map(
    changes.map(change => [`${change.place} ${change.subject}`, change]),
  );
}

function effectOf(change: PlanChange | undefined): string {
  return canonicalJson(
    change && {
      action: change.action,
      fields: change.fields,
      conflicts: change.conflicts,
    },
  );
}
