import {
  ALL_VALUE,
  type Variable,
} from '@internal/plugin-odp-observability-common';

/** What a variable stands for now, and what may be chosen. */
export interface VariableChoice {
  variable: Variable;
  /** Values that may be chosen, without "all"; undefined while they are not known. */
  options?: readonly string[];
  /** Chosen in the URL, or by the dashboard; `$__all` stands for all. */
  values: readonly string[];
  /** There are more than are listed. */
  isCut: boolean;
  /** Why the options cannot be read. */
  problem?: string;
}

/** The choice where the URL makes none: the dashboard's, as far as it is there; else the first option. */
export function choiceOf(
  variable: Variable,
  chosen: readonly string[] | undefined,
  options: readonly string[] | undefined,
): readonly string[] {
  if (chosen && chosen.length > 0) {
    return chosen;
  }
  const { current, type, includeAll } = variable;
  if (type === 'textbox' || type === 'constant') {
    return current;
  }
  const known = current.filter(
    value =>
      (value === ALL_VALUE && includeAll) ||
      options === undefined ||
      options.includes(value),
  );
  if (known.length > 0) {
    return known;
  }
  return includeAll ? [ALL_VALUE] : options?.slice(0, 1) ?? [];
}

/** A choice in words: `All you may see, 7`, `execution`, `execution, data`, `4 of 9`. */
export function choiceInWords(choice: VariableChoice): string {
  const { values, options, isCut, problem } = choice;
  if (values.includes(ALL_VALUE) && problem) {
    return 'not known';
  }
  if (values.includes(ALL_VALUE)) {
    return options
      ? `All you may see, ${options.length}${isCut ? ' or more' : ''}`
      : 'All';
  }
  if (values.length === 0) {
    return options ? 'none' : 'not known';
  }
  return values.length <= 2
    ? values.join(', ')
    : `${values.length} of ${options?.length ?? 'many'}`;
}

/** Why there is nothing to choose, a sentence. */
export function problemInWords({
  problem,
}: VariableChoice): string | undefined {
  return problem && `Its values are not known: ${problem}`;
}

/** The choice after a value is ticked or unticked; of "all" and values, one only. Nothing ticked means all, where there is such a thing. */
export function toggleValue(
  { variable, values }: VariableChoice,
  value: string,
): string[] {
  if (value === ALL_VALUE) {
    return [ALL_VALUE];
  }
  const rest = values.filter(one => one !== value && one !== ALL_VALUE);
  const next = values.includes(value) ? rest : [...rest, value];
  if (next.length > 0) {
    return next;
  }
  return variable.includeAll ? [ALL_VALUE] : [value];
}
