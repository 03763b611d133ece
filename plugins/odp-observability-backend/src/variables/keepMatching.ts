/** Whoever writes a dashboard must not stop the portal: longer patterns are refused. */
const LONGEST = 200;

/**
 * Options that a variable's pattern matches, each once; a group called `value`,
 * or the first one, is the option. A pattern that is none keeps nothing, since
 * nobody knows what it was to let through.
 */
export function keepMatching(
  values: readonly string[],
  pattern: string | undefined,
): string[] {
  if (!pattern) {
    return [...values];
  }
  const [, body = pattern, flags = ''] =
    /^\/(.*)\/([gims]*)$/s.exec(pattern) ?? [];
  let regex: RegExp;
  try {
    regex = new RegExp(
      body.length > LONGEST ? '(?!)' : body,
      flags.replace('g', ''),
    );
  } catch {
    return [];
  }
  const kept = values.flatMap(value => {
    const match = regex.exec(value);
    return match ? [match.groups?.value ?? match[1] ?? match[0]] : [];
  });
  return [...new Set(kept)];
}
