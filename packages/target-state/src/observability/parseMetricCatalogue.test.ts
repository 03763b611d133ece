import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseMetricCatalogue } from './parseMetricCatalogue';

const real = readFileSync(
  resolve(__dirname, '../../../../target-state/metrics.yaml'),
  'utf8',
);

/** Problems of the real file after an edit, as `line path: rule`. */
function problemsAfter(from: string, to: string): string[] {
  expect(real).toContain(from);
  return parseMetricCatalogue(
    real.replace(from, to),
    'metrics.yaml',
  ).problems.map(({ line, path, rule }) => `${line} ${path}: ${rule}`);
}

describe('the metric catalogue', () => {
  it('tells of each metric what it is, with what has to be switched on', () => {
    const { catalogue, problems } = parseMetricCatalogue(real, 'metrics.yaml');
    expect(problems).toEqual([]);
    const metric = (name: string) =>
      catalogue?.metrics.find(each => each.name === name);
    expect(metric('kong_http_requests_total')).toMatchObject({
      type: 'counter',
      enabledBy: expect.stringContaining('status_code_metrics'),
      traffic: true,
    });
    // One entry takes over from another what it does not say itself.
    expect(metric('pulsar_storage_backlog_size')).toMatchObject({
      type: 'gauge',
      unit: 'decbytes',
      enabledBy: expect.stringContaining('exposeTopicLevelMetrics'),
    });
  });

  it.each([
    ['type: counter', 'type: count', /^\d+ metrics\[0\]\.type: Invalid enum/],
    ['unit: short', 'unit: pieces', /^\d+ metrics\[0\]\.unit: Invalid enum/],
    ['    traffic: true', '    trafic: true', /'trafic' is no field here$/],
    [
      'name: kong_request_latency_ms',
      'name: kong_http_requests_total',
      /^\d+ metrics\[1\]\.name: 'kong_http_requests_total' is in the catalogue already$/,
    ],
    [
      "name: 'odp:gateway_requests:rate5m'",
      'name: gateway_requests',
      /recording rules, and only they, have names with 'odp:'$/,
    ],
    ['metrics:\n', 'metrics: [\n', /Flow sequence/],
  ])('refuses %s as %s, with line and rule', (from, to, sentence) => {
    expect(problemsAfter(from, to)).toContainEqual(
      expect.stringMatching(sentence),
    );
  });
});
