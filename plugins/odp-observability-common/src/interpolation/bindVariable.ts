import { ALL_VALUE, type Variable } from '../model';
import { InterpolationError } from './InterpolationError';

/** What a variable stands for while a query is written. */
export interface Binding {
  values: string[];
  /** Whether it may stand for several, so that its values are written as a regular expression. */
  isMany: boolean;
  /** Written in place of the values, as it is: the dashboard's own text for all. */
  text?: string;
}

/** Bindings by the names of variables; names are anybody's, so that it is no record. */
export type Bindings = ReadonlyMap<string, Binding>;

export interface Choice {
  /** What the caller chose; absent: the dashboard's own choice. */
  chosen?: readonly string[];
  /** What may be chosen; free text (`textbox`) has none. */
  options: readonly string[];
  /** The options are fewer than the source has, as for a caller who may not see all: "all" means these. */
  isLimited?: boolean;
}

/**
 * Binds a variable to what was chosen, after a look whether it may be.
 *
 * @throws InterpolationError when a value is no option, when there are several
 *   of a variable that takes one, or none
 */
export function bindVariable(variable: Variable, choice: Choice): Binding {
  const isMany = variable.multi || variable.includeAll;
  const chosen = chosenOf(variable, choice);
  if (chosen.includes(ALL_VALUE)) {
    if (!variable.includeAll) {
      throw InterpolationError.notAnOption(variable.name, ALL_VALUE);
    }
    return bindAll(variable, choice);
  }
  if (chosen.length === 0) {
    throw InterpolationError.noValues(variable.name);
  }
  if (chosen.length > 1 && !variable.multi) {
    throw InterpolationError.tooMany(variable.name);
  }
  const foreign =
    variable.type === 'textbox'
      ? undefined
      : chosen.find(value => !choice.options.includes(value));
  if (foreign !== undefined) {
    throw InterpolationError.notAnOption(variable.name, foreign);
  }
  return { values: [...chosen], isMany };
}

function bindAll(variable: Variable, choice: Choice): Binding {
  const isOwnText = variable.allValue !== undefined && !choice.isLimited;
  if (!isOwnText && choice.options.length === 0) {
    throw InterpolationError.noValues(variable.name);
  }
  return {
    values: [...choice.options],
    isMany: true,
    ...(isOwnText && { text: variable.allValue }),
  };
}

/** The dashboard's own choice may be of another day: what is gone is passed over. */
function chosenOf(variable: Variable, choice: Choice): readonly string[] {
  if (choice.chosen) {
    return choice.chosen;
  }
  const { current, type, includeAll } = variable;
  if (type === 'textbox') {
    return current;
  }
  const known = current.filter(
    value =>
      (value === ALL_VALUE && includeAll) || choice.options.includes(value),
  );
  if (known.length > 0) {
    return known;
  }
  return includeAll ? [ALL_VALUE] : choice.options.slice(0, 1);
}
