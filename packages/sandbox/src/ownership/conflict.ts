import { StatusError } from '../store';
import { type FieldSet, textOfPath } from './FieldSet';
import type { Owner } from './owners';

/** The fields that another owner holds and an apply would change. */
export interface Conflict {
  owner: Owner;
  fields: FieldSet;
}

/** The refusal of an apply, in the words of a real server. */
export function applyConflict(conflicts: readonly Conflict[]): StatusError {
  const byName = [...conflicts].sort((one, other) =>
    nameOf(one.owner).localeCompare(nameOf(other.owner)),
  );
  const found = byName.flatMap(({ owner, fields }) =>
    fields
      .paths()
      .map(path => ({ name: nameOf(owner), field: textOfPath(path) })),
  );
  return new StatusError(409, 'Conflict', {
    message: messageOf(found),
    details: {
      causes: found.map(({ name, field }) => ({
        reason: 'FieldManagerConflict',
        message: `conflict with ${name}`,
        field,
      })),
    },
  });
}

function messageOf(found: Array<{ name: string; field: string }>): string {
  if (found.length === 1) {
    const [{ name, field }] = found;
    return `Apply failed with 1 conflict: conflict with ${name}: ${field}`;
  }
  const names = [...new Set(found.map(({ name }) => name))];
  return `Apply failed with ${found.length} conflicts: ${names
    .flatMap(name => [
      `conflicts with ${name}:`,
      ...found
        .filter(entry => entry.name === name)
        .map(({ field }) => `- ${field}`),
    ])
    .join('\n')}`;
}

/** `"kubectl-edit" using v1`; an applier is named alone. */
function nameOf(owner: Owner): string {
  const { manager, operation, subresource, apiVersion } = owner;
  return [
    JSON.stringify(manager),
    subresource && `with subresource ${JSON.stringify(subresource)}`,
    operation === 'Update' && `using ${apiVersion}`,
  ]
    .filter(Boolean)
    .join(' ');
}
