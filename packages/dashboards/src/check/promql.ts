import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A series selector within an expression. */
export interface Selector {
  /** Empty when the selector names none. */
  metric: string;
  matchers: { label: string; op: string; value: string }[];
  /** Names of the functions around it, the nearest first. */
  functions: string[];
}

/** A quantile of buckets within an expression. */
export interface HistogramQuantile {
  /** Labels that the nearest sum within it keeps; nothing when there is no sum. */
  grouping?: string[];
}

/** An expression of PromQL, with variables and intervals filled in. */
export class PromQl {
  readonly text: string;
  readonly #tree: Tree;

  private constructor(text: string, tree: Tree) {
    this.text = text;
    this.#tree = tree;
  }

  /** Variables become words, because they stand within strings; intervals become durations. */
  static create(expr: string): PromQl {
    const text = expr
      .replace(/\$\{?__(rate_interval|interval|range)\}?/g, '5m')
      .replace(/\$\{?(\w+)(:\w+)?\}?/g, '$1');
    return new PromQl(text, parser.parse(text));
  }

  /** Where the text stops being PromQL, from 1; nothing when all of it is. */
  syntaxError(): number | undefined {
    return this.#nodes(node => node.type.isError)[0]?.from;
  }

  selectors(): Selector[] {
    return this.#nodes(node => node.name === 'VectorSelector').map(node => ({
      metric: this.#textOf(node.getChild('Identifier')),
      matchers: (
        node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ??
        []
      ).map(matcher => ({
        label: this.#textOf(matcher.getChild('LabelName')),
        op: this.#textOf(matcher.getChild('MatchOp')),
        value: this.#textOf(matcher.getChild('StringLiteral')).slice(1, -1),
      })),
      functions: ancestors(node)
        .filter(({ name }) => name === 'FunctionCall')
        .map(call => this.#textOf(call.getChild('FunctionIdentifier'))),
    }));
  }

  histogramQuantiles(): HistogramQuantile[] {
    return this.#nodes(
      node =>
        node.name === 'FunctionCall' &&
        this.#textOf(node.getChild('FunctionIdentifier')) ===
          'histogram_quantile',
    ).map(call => {
      const aggregation = this.#nodes(
        node => node.name === 'AggregateExpr',
        call,
      )[0];
      return aggregation ? { grouping: this.#groupingOf(aggregation) } : {};
    });
  }

  /** Whether a function is called anywhere. */
  calls(name: string): boolean {
    return (
      this.#nodes(
        node =>
          node.name === 'FunctionIdentifier' && this.#textOf(node) === name,
      ).length > 0
    );
  }

  /** What is divided by, without what is compared with a number first. */
  unguardedDivisors(): PromQl[] {
    return this.#nodes(
      node => node.name === 'BinaryExpr' && !!node.getChild('Div'),
    )
      .map(division => division.lastChild!)
      .filter(divisor => !this.#nodes(({ name }) => name === 'Gtr', divisor)[0])
      .map(divisor => PromQl.create(this.#textOf(divisor)));
  }

  /** Labels that the outermost aggregation keeps; nothing when there is none. */
  grouping(): string[] | undefined {
    const aggregation = this.#nodes(node => node.name === 'AggregateExpr')[0];
    return aggregation && this.#groupingOf(aggregation);
  }

  #groupingOf(aggregation: SyntaxNode): string[] {
    const modifier = aggregation.getChild('AggregateModifier');
    return modifier?.getChild('By')
      ? (
          modifier.getChild('GroupingLabels')?.getChildren('LabelName') ?? []
        ).map(label => this.#textOf(label))
      : [];
  }

  #nodes(
    isWanted: (node: SyntaxNode) => boolean,
    within: SyntaxNode = this.#tree.topNode,
  ): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    within.cursor().iterate(({ node }) => {
      if (isWanted(node)) {
        found.push(node);
      }
    });
    return found;
  }

  #textOf(node: SyntaxNode | null): string {
    return node ? this.text.slice(node.from, node.to) : '';
  }
}

function ancestors(node: SyntaxNode): SyntaxNode[] {
  return node.parent ? [node.parent, ...ancestors(node.parent)] : [];
}
