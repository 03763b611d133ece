import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { checkCrossReferences, checkWhatCanBeChecked } from './crossReferences';
import { targetStateSchema, type TargetState } from './schema';
import type { TargetStateProblem } from './TargetStateError';

/** A target state, or everything that is wrong with the file. */
export type ParsedTargetState =
  | { target: TargetState; problems: [] }
  | { target?: undefined; problems: TargetStateProblem[] };

/** Reads the text of a target state file; `file` is its name in problems. */
export function parseTargetState(
  text: string,
  file: string,
): ParsedTargetState {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
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
  const problemAt = (
    path: (string | number)[],
    rule: string,
  ): TargetStateProblem => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return { file, line, column: col, path: formatPath(path), rule };
  };

  const value = document.toJS();
  const parsed = targetStateSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap(issue =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key =>
            problemAt([...issue.path, key], `'${key}' is no field here`),
          )
        : [problemAt(issue.path, issue.message)],
    );
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
