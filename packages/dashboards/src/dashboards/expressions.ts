/** Part of `all` that `part` is: 0 where there is no such part, and nothing where there is nothing at all. */
export function share(part: string, all: string): string {
  return `(${part} or 0 * ${all}) / (${all} > 0)`;
}

/** Part of the requests of `metric` within `scope` whose code fits `code`, by labels if any. */
export function shareOfCode(
  metric: string,
  { scope, code, by = '' }: { scope: string; code: string; by?: string },
): string {
  const sum = by ? `sum by (${by})` : 'sum';
  const all = `${sum} (${metric}{${scope}})`;
  return share(`${sum} (${metric}{${scope}, code=~"${code}"})`, all);
}

/** A quantile of rates of buckets, by `by` if given; nothing where there is no traffic, which would be NaN. */
export function quantile(
  part: number,
  buckets: string,
  by: string = '',
): string {
  const labels = by ? `${by}, le` : 'le';
  return `histogram_quantile(${part}, sum by (${labels}) (${buckets})) >= 0`;
}

/**
 * The series of an expression, told apart by labels, that were the worst at some time
 * of what is shown: the same ones at all times, and as many as a person can tell apart.
 */
export function worst(
  count: number,
  { of, by }: { of: string; by: string },
): string {
  return `(${of}) and on (${by}) topk(${count}, max_over_time((${of})[$__range:$__interval] @ end()))`;
}

/** p50, p95 and p99 of recorded rates of buckets, as three queries; limits are those of p95. */
export function quantiles(buckets: string) {
  return [50, 95, 99].map(percent => ({
    expr: quantile(percent / 100, buckets),
    legend: `p${percent}`,
    ...(percent !== 95 && { isUnlimited: true as const }),
  }));
}
