/** One thing that is wrong in a target state file. */
export interface TargetStateProblem {
  file: string;
  /** From 1; of the value, or of the nearest thing above it that exists. */
  line: number;
  column: number;
  /** Such as `components[3].budget.minAvailable`. */
  path: string;
  /** What must hold, and what was found. */
  rule: string;
}

/** `file:line:column path: rule` */
export function formatProblem(problem: TargetStateProblem): string {
  const { file, line, column, path, rule } = problem;
  return `${file}:${line}:${column} ${path || '(document)'}: ${rule}`;
}

/** Refuses a target state; the message lists every problem, a line each. */
export class TargetStateError extends Error {
  readonly problems: TargetStateProblem[];

  constructor(problems: TargetStateProblem[]) {
    const count =
      problems.length === 1 ? 'one error' : `${problems.length} errors`;
    super(
      `The target state has ${count}:\n${problems
        .map(formatProblem)
        .join('\n')}`,
    );
    this.name = 'TargetStateError';
    this.problems = problems;
  }
}
