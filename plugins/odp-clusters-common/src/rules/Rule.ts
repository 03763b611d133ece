import type { Status } from '../contract';
import type { Finding } from './Finding';

/** What a rule says when it finds something; the row adds its id and status. */
type Found = Omit<Finding, 'rule' | 'status'>;

/** A row of a rule table. */
export interface Rule<Context> {
  id: string;
  status: Status;
  find(context: Context): Found | undefined;
}

/** What the first row says that finds something, where one finding decides. */
export function firstFinding<Context>(
  rules: ReadonlyArray<Rule<Context>>,
  context: Context,
): Finding | undefined {
  for (const rule of rules) {
    const finding = findingOf(rule, context);
    if (finding) {
      return finding;
    }
  }
  return undefined;
}

/** What every row says that finds something, in the order of the table. */
export function allFindings<Context>(
  rules: ReadonlyArray<Rule<Context>>,
  context: Context,
): Finding[] {
  return rules.flatMap(rule => findingOf(rule, context) ?? []);
}

function findingOf<Context>(
  { id, status, find }: Rule<Context>,
  context: Context,
): Finding | undefined {
  const found = find(context);
  return found && { rule: id, status, ...found };
}
