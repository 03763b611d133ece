/** One place where a text names a variable. */
export interface Occurrence {
  name: string;
  /** Behind the colon of `${name:format}`. */
  format?: string;
  /** Behind the dot of `${name.field}`. */
  field?: string;
  start: number;
  end: number;
}

// A name does not begin with a digit: `$1` belongs to label_replace.
const VARIABLE =
  /\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?:\.([^:}]+))?(?::([^}]*))?\}|\[\[([A-Za-z_]\w*)(?::(\w+))?\]\]/g;

/** Variables of a text in their order, in each of Grafana's three spellings. */
export function occurrencesIn(text: string): Occurrence[] {
  return [...text.matchAll(VARIABLE)].map(match => {
    const [whole, bare, braced, field, bracedFormat, bracket, bracketFormat] =
      match;
    const start = match.index ?? 0;
    return {
      name: bare ?? braced ?? bracket,
      format: bracedFormat ?? bracketFormat,
      field,
      start,
      end: start + whole.length,
    };
  });
}

/** Names of the variables in a text, each once, built-in ones too. */
export function variableNamesOf(text: string): string[] {
  return [...new Set(occurrencesIn(text).map(({ name }) => name))];
}
