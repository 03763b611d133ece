import type { Comparison } from './compareObject';
import { lastManagerOf } from './lastManager';
import { subjectOf } from './workspaceKinds';

/** How many fields a sentence names. */
const NAMED = 3;

/** What somebody has changed of an object, who and when: one sentence. */
export function driftInWords(
  { wanted, live, fields, conflicts }: Comparison,
  fieldManager: string,
): string {
  const subject = subjectOf(wanted);
  if (!live) {
    return `${subject} is gone.`;
  }
  const named = fields
    .slice(0, NAMED)
    .map(
      ({ path, before, after }) =>
        `${path} is ${inWords(before)}, declared ${inWords(after)}`,
    );
  const rest = fields.length - named.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  const among = conflicts.map(({ manager }) => manager);
  const last = lastManagerOf(live, { own: fieldManager, among });
  const when = last?.at ? ` at ${last.at}` : '';
  const manager = last?.manager ?? among[0];
  const by = manager ? `; changed by ${manager}${when}` : '';
  return `${subject}: ${named.join(', ') || 'owned by another'}${more}${by}.`;
}

function inWords(value: unknown): string {
  if (value === undefined) {
    return 'absent';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
