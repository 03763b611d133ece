/**
 * How one value stands in the URL. A value that equals the default is left out
 * of the URL; text that `parse` does not know becomes the default.
 */
export interface UrlParam<T> {
  defaultValue: T;
  parse: (texts: string[]) => T | undefined;
  format: (value: T) => string[];
}

/** Free text, empty by default. */
export function textParam(defaultValue = ''): UrlParam<string> {
  return {
    defaultValue,
    parse: texts => texts[0],
    format: value => [value],
  };
}

/** Text that may be absent, such as a selection. */
export function optionalTextParam(): UrlParam<string | undefined> {
  return {
    defaultValue: undefined,
    parse: texts => texts[0] || undefined,
    format: value => (value ? [value] : []),
  };
}

/** One of a fixed list. */
export function choiceParam<T extends string>(
  choices: readonly T[],
  defaultValue: T,
): UrlParam<T> {
  return {
    defaultValue,
    parse: texts => choices.find(choice => choice === texts[0]),
    format: value => [value],
  };
}

/** Several of a fixed list, in the list's order; none by default. */
export function choicesParam<T extends string>(
  choices: readonly T[],
): UrlParam<T[]> {
  return {
    defaultValue: [],
    parse: texts => choices.filter(choice => texts.includes(choice)),
    format: value => value,
  };
}

/** Several free texts; none by default. */
export function textsParam(): UrlParam<string[]> {
  return { defaultValue: [], parse: texts => texts, format: value => value };
}

/** On or off; off by default. */
export function flagParam(): UrlParam<boolean> {
  return {
    defaultValue: false,
    parse: texts => texts[0] === 'true',
    format: value => (value ? ['true'] : []),
  };
}
