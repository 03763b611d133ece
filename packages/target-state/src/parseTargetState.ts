import { checkCrossReferences, checkWhatCanBeChecked } from './crossReferences';
import { targetStateSchema, type TargetState } from './schema';
import type { TargetStateProblem } from './TargetStateError';
import { readYaml, schemaProblems } from './yamlFile';

/** A target state, or everything that is wrong with the file. */
export type ParsedTargetState =
  | { target: TargetState; problems: [] }
  | { target?: undefined; problems: TargetStateProblem[] };

/** Reads the text of a target state file; `file` is its name in problems. */
export function parseTargetState(
  text: string,
  file: string,
): ParsedTargetState {
  const yaml = readYaml(text, file);
  if (!yaml.problemAt) {
    return { problems: yaml.problems };
  }
  const { value, problemAt } = yaml;
  const parsed = targetStateSchema.safeParse(value);
  if (!parsed.success) {
    const problems = schemaProblems(parsed.error, problemAt);
    const said = new Set(problems.map(({ path }) => path));
    return {
      problems: [
        ...problems,
        ...checkWhatCanBeChecked(value)
          .map(({ path, rule }) => problemAt(path, rule))
          .filter(({ path }) => !said.has(path)),
      ],
    };
  }
  const broken = checkCrossReferences(parsed.data);
  return broken.length
    ? { problems: broken.map(({ path, rule }) => problemAt(path, rule)) }
    : { target: parsed.data, problems: [] };
}
