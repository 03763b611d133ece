import { parser } from '@prometheus-io/lezer-promql';

/** What a matcher of labels asks for. */
interface Matcher {
  label: string;
  /** Values that alone it lets through; undefined when it may let through others. */
  only?: readonly string[];
}

/** The matchers of one selector of series. */
export type Selector = readonly Matcher[];

/** Selectors of a PromQL expression; undefined when it is none. */
export function readSelectors(expr: string): Selector[] | undefined {
  const selectors: Matcher[][] = [];
  let isBroken = false;
  parser.parse(expr).iterate({
    enter: node => {
      isBroken ||= node.type.isError;
      if (node.name === 'VectorSelector') {
        selectors.push([]);
      }
      if (node.name === 'UnquotedLabelMatcher') {
        const part = (name: string) => {
          const child = node.node.getChild(name);
          return child ? expr.slice(child.from, child.to) : '';
        };
        selectors[selectors.length - 1]?.push({
          label: part('LabelName'),
          only: onlyValuesOf(part('MatchOp'), part('StringLiteral')),
        });
      }
    },
  });
  return isBroken ? undefined : selectors;
}

function onlyValuesOf(operator: string, literal: string): string[] | undefined {
  const text = unquote(literal);
  if (text === undefined) {
    return undefined;
  }
  switch (operator) {
    case '=':
      return [text];
    case '=~':
      return plainAlternatives(text);
    default:
      return undefined;
  }
}

/** A string of PromQL; undefined when it is written in a way that needs more than its quotes. */
function unquote(literal: string): string | undefined {
  const quote = literal[0];
  const inner = literal.slice(1, -1);
  if (quote === '`') {
    return inner;
  }
  return /^(?:[^\\]|\\[\\"'])*$/.test(inner)
    ? inner.replace(/\\(.)/g, '$1')
    : undefined;
}

/** `a`, `(a|b)`, with escaped signs: values that it stands for; undefined when it is any other expression. */
function plainAlternatives(pattern: string): string[] | undefined {
  const bare = /^\((.*)\)$/.exec(pattern)?.[1] ?? pattern;
  const values: string[] = [''];
  for (const [, escaped, plain, bar] of bare.matchAll(
    /\\([^a-zA-Z0-9])|([-\w/: ])|(\|)|[^]/g,
  )) {
    if (bar) {
      values.push('');
    } else if (escaped === undefined && plain === undefined) {
      return undefined;
    } else {
      values[values.length - 1] += escaped ?? plain;
    }
  }
  return values;
}
