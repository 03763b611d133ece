/** Series whose values of a label are the options of a variable; both with variables in them. */
export interface VariableQuery {
  label: string;
  /** Absent: all series. */
  selector?: string;
}

const LABEL_VALUES = /^label_values\(\s*(?:(.+)\s*,\s*)?([^,\s]+?)\s*\)$/s;

/** Reads `label_values(selector, label)` and `label_values(label)`; undefined when it is another question. */
export function parseVariableQuery(query: string): VariableQuery | undefined {
  const match = LABEL_VALUES.exec(query.trim());
  return match
    ? { label: match[2], ...(match[1] && { selector: match[1].trim() }) }
    : undefined;
}
