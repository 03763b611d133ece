import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { ZodError } from 'zod/v3';
import type { TargetStateProblem } from './TargetStateError';

/** What a file holds, with places for problems; or why it is no YAML. */
export type YamlFile =
  | { value: unknown; problemAt: ProblemAt; problems: [] }
  | { problemAt?: undefined; problems: TargetStateProblem[] };

/** The problem that a rule is broken at a path. */
export type ProblemAt = (
  path: (string | number)[],
  rule: string,
) => TargetStateProblem;

/** Reads YAML; `file` is its name in problems. */
export function readYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  if (document.errors.length) {
    return {
      problems: document.errors.map(error => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
          file,
          line,
          column: col,
          path: '',
          rule: error.message.split('\n')[0].replace(/ at line .*/, ''),
        };
      }),
    };
  }
  return {
    value: document.toJS(),
    problemAt: (path, rule) => {
      const { line, col } = lines.linePos(offsetOf(document, path));
      return { file, line, column: col, path: formatPath(path), rule };
    },
    problems: [],
  };
}

/** Problems of a value that a schema refuses; each unknown field is one of its own. */
export function schemaProblems(
  error: ZodError,
  problemAt: ProblemAt,
): TargetStateProblem[] {
  return error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key =>
          problemAt([...issue.path, key], `'${key}' is no field here`),
        )
      : [problemAt(issue.path, issue.message)],
  );
}

/** Offset of the value at `path`, or of the nearest thing above that exists. */
function offsetOf(document: Document, path: (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      return node.range[0];
    }
  }
  return 0;
}

function formatPath(path: (string | number)[]): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}
