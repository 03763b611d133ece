/** A line of Prometheus' text format. */
export interface Sample {
  metric: string;
  labels: Record<string, string>;
  value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)\{(.*)\}\s+(\S+)(?:\s+-?\d+)?\s*$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** Reads a line with labels; undefined for comments and all others. */
export function readSample(line: string): Sample | undefined {
  const match = LINE.exec(line);
  if (!match) {
    return undefined;
  }
  const [, metric, inner, value] = match;
  const labels: Record<string, string> = {};
  for (const [, name, quoted] of inner.matchAll(LABEL)) {
    labels[name] = quoted.includes('\\') ? unescaped(quoted) : quoted;
  }
  return { metric, labels, value: Number(value) };
}

function unescaped(quoted: string): string {
  return quoted.replace(/\\(.)/g, (_, after: string) =>
    after === 'n' ? '\n' : after,
  );
}
