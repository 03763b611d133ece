/** A field of a spec, such as `members[1].subject`, and what is wrong with it. */
export interface SpecProblem {
  path: string;
  message: string;
}

/** That a name is none of those that there are. */
export function oneOf(
  name: string,
  known: readonly string[],
  { path, what }: { path: string; what: string },
): SpecProblem[] {
  return known.includes(name)
    ? []
    : [
        {
          path,
          message: `there is no ${what} '${name}'; there are ${known.join(
            ', ',
          )}`,
        },
      ];
}

/** Where a name stands that stood before. */
export function twice(names: readonly string[]): number[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [index],
  );
}
