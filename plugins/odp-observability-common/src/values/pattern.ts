/** Longer ones are refused: whoever writes a dashboard must not stop a browser. */
const LONGEST = 500;

/** A pattern as dashboards write them: `/part/flags`, or the whole of a text; undefined: it is none. */
export function patternOf(text: string): RegExp | undefined {
  const [, body = `^${text}$`, flags = ''] =
    /^\/(.*?)\/([gimys]*)$/s.exec(text) ?? [];
  if (text.length > LONGEST) {
    return undefined;
  }
  try {
    return new RegExp(body, flags);
  } catch {
    return undefined;
  }
}

/** Whether a pattern matches, however often it is asked. */
export function matches(pattern: RegExp | undefined, text: string): boolean {
  return pattern !== undefined && text.search(pattern) >= 0;
}
