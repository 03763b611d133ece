import type { Labels } from './frame';

/** The template that names series by the labels in which they differ. */
const AUTO = '__auto';

/**
 * What a legend calls a series: by a template such as `{{pod}} of {{namespace}}`,
 * by the labels that tell it from `others`, or by its whole name. A series
 * without any label is called by its query.
 */
export function legendOf(
  labels: Labels,
  query: { legend?: string; expr: string },
  others: readonly Labels[],
): string {
  if (query.legend === undefined) {
    return wholeName(labels) || query.expr;
  }
  if (query.legend === AUTO) {
    return autoName(labels, others) || query.expr;
  }
  const name = query.legend.replace(
    /\{\{\s*(.+?)\s*\}\}/g,
    (_, label: string) => labelOf(labels, label),
  );
  return name || query.expr;
}

/** An absent label is an empty one, as Prometheus has it. */
export function labelOf(labels: Labels, name: string): string {
  return Object.getOwnPropertyDescriptor(labels, name)?.value ?? '';
}

function wholeName({ __name__: metric = '', ...labels }: Labels): string {
  return metric + braced(labels);
}

function autoName(labels: Labels, others: readonly Labels[]): string {
  const differing = Object.entries(labels).filter(([name, value]) =>
    others.some(other => labelOf(other, name) !== value),
  );
  if (differing.length === 1) {
    return differing[0][1];
  }
  return differing.length === 0
    ? wholeName(labels)
    : braced(Object.fromEntries(differing));
}

function braced(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}`,
  );
  return pairs.length > 0 ? `{${pairs.join(', ')}}` : '';
}
