/** What is wrong with the files that are generated, a sentence each. */
export function checkGolden(
  expected: ReadonlyMap<string, string>,
  read: (path: string) => string | undefined,
): string[] {
  return [...expected].flatMap(([path, text]) => {
    const found = read(path);
    if (found === text) {
      return [];
    }
    return [
      `target-state/${path} ${
        found === undefined ? 'is missing' : 'is not what the code says'
      }; run "yarn dashboards:generate"`,
    ];
  });
}
