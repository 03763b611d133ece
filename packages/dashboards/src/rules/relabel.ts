/** An expression with labels under other names: new name to the label that has the value. */
export function relabel(expr: string, names: Record<string, string>): string {
  return Object.entries(names).reduce(
    (inner, [name, from]) =>
      `label_replace(${inner}, "${name}", "$1", "${from}", "(.+)")`,
    expr,
  );
}
