import { readFileSync } from 'node:fs';
import { Failure } from './failure.mjs';

/**
 * What recording rules would have recorded, as text of OpenMetrics, from what a
 * Prometheus answers for their expressions. promtool does the same, but leaves a block
 * for every rule and two hours, and Prometheus then has its hands full.
 *
 * @param {{ rules: string, url: string, signal: AbortSignal }} asked rules: file of the rules
 * @param {{ start: number, end: number, step: number }} range in seconds
 */
export async function* recordedText({ rules, url, signal }, range) {
  // Read late: on a fresh machine the package comes with the start.
  const { parse } = await import('yaml');
  const { groups } = parse(readFileSync(rules, 'utf8'));
  for (const { record, expr } of groups.flatMap(group => group.rules)) {
    const response = await fetch(
      `${url}/api/v1/query_range?${new URLSearchParams({
        query: expr,
        ...range,
      })}`,
      { signal },
    );
    const { data, error } = await response.json();
    if (error) {
      throw new Failure(`Prometheus does not evaluate ${record}: ${error}`, 1);
    }
    yield `# TYPE ${record} gauge\n`;
    for (const { metric, values } of data.result) {
      const labels = Object.entries(metric)
        .filter(([name]) => name !== '__name__')
        .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      const start = `${record}{${labels.join(',')}} `;
      yield values
        .map(([seconds, value]) => `${start}${value} ${seconds}\n`)
        .join('');
    }
  }
  yield '# EOF\n';
}
