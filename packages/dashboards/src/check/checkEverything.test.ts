import {
  loadMetricCatalogue,
  loadTargetState,
  type TargetState,
} from '@internal/target-state';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkCoverage } from '../documentCoverage/checkCoverage';
import { checkEverything, type CheckedFiles } from './checkEverything';
import { checkLogQueries } from './checkLogQueries';
import { checkUse } from './checkUse';

const root = resolve(__dirname, '../../../..');
const target = loadTargetState(resolve(root, 'target-state/odp.yaml'));
const catalogue = loadMetricCatalogue(
  resolve(root, 'target-state/metrics.yaml'),
);
const files: CheckedFiles = {
  catalogue,
  runbook: readFileSync(
    resolve(root, 'docs/how-to/answer-an-alert.md'),
    'utf8',
  ),
  read: path => readFileSync(resolve(root, 'target-state', path), 'utf8'),
};

function problemsWith(changed: Partial<CheckedFiles>, of = target): string[] {
  return checkEverything(of, { ...files, ...changed }).problems;
}

/** Dashboards of a component and of a workspace, beside those of the document. */
const OF_ENTITIES = 2;

/** The catalogue with a metric changed, or without it. */
function without(
  name: string,
  ...instead: (typeof catalogue.metrics)[number][]
) {
  return {
    ...catalogue,
    metrics: [
      ...catalogue.metrics.filter(metric => metric.name !== name),
      ...instead,
    ],
  };
}

describe('what stands in target-state', () => {
  it('is what the code says, with everything that the document asks for', () => {
    expect(checkEverything(target, files)).toEqual({
      problems: [],
      dashboards: target.dashboards.length + OF_ENTITIES,
      panels: expect.any(Number),
    });
  });

  it.each<[string, () => string[], string]>([
    [
      'a generated file that somebody changed',
      () =>
        problemsWith({
          read: path =>
            path === 'prometheus/prometheus.yml' ? '' : files.read(path),
        }),
      'target-state/prometheus/prometheus.yml is not what the code says; run "yarn dashboards:generate"',
    ],
    [
      'a generated file that is not there',
      () =>
        problemsWith({
          read: path =>
            path.endsWith('ml-serving.json') ? undefined : files.read(path),
        }),
      'target-state/dashboards/ml-serving.json is missing; run "yarn dashboards:generate"',
    ],
    [
      'an alert that nobody can answer',
      () =>
        problemsWith({
          runbook: files.runbook.replace('## GpuBusy', '## Gpu'),
        }),
      'the alert GpuBusy has no section in its runbook',
    ],
    [
      'a rule that the catalogue does not know',
      () => problemsWith({ catalogue: without('odp:gpu_xid:last') }),
      'the rule odp:gpu_xid:last is not in the metric catalogue (target-state/metrics.yaml)',
    ],
    [
      'a rule that drops a label which the catalogue promises',
      () => {
        const metric = catalogue.metrics.find(
          ({ name }) => name === 'odp:gpu_xid:last',
        )!;
        return problemsWith({
          catalogue: without('odp:gpu_xid:last', {
            ...metric,
            labels: [...metric.labels, 'rack'],
          }),
        });
      },
      'the rule odp:gpu_xid:last drops the label rack, which the catalogue promises',
    ],
    [
      'a rule that is promised and not there, and a metric that nobody uses',
      () =>
        problemsWith({
          catalogue: without('', {
            ...catalogue.metrics[0],
            name: 'odp:nothing:sum',
            exporter: 'recording-rule',
          }),
        }),
      'odp:nothing:sum is in the metric catalogue, and no rule records it',
    ],
    [
      'a metric that nobody uses',
      () =>
        problemsWith({
          catalogue: without('', {
            ...catalogue.metrics[0],
            name: 'kong_other',
          }),
        }),
      'kong_other is in the metric catalogue, and nothing uses it; take it out',
    ],
  ])('finds %s', (_, problems, sentence) => {
    expect(problems()).toContain(sentence);
  });

  it('does not take it for a use of a metric that a rule records it, or that another name begins like it', () => {
    const name = 'odp:gpu_xid:last';
    const metrics = catalogue.metrics.filter(each => each.name === name);
    const used = `      - record: ${name}\n        expr: ${name}_hour > 0\n`;
    expect(checkUse({ ...catalogue, metrics }, used)).toEqual([
      expect.stringContaining(
        `${name} is in the metric catalogue, and nothing`,
      ),
    ]);
    expect(
      checkUse({ ...catalogue, metrics }, `${used}expr: ${name} > 0`),
    ).toEqual([]);
  });

  it('draws the limit of the event bus where the document puts it', () => {
    const halved = structuredClone(target);
    halved.eventBus.limits.backlog.bytes /= 2;
    expect(problemsWith({}, halved)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('dashboards/infrastructure-health.json is not'),
        expect.stringContaining('prometheus/rules/alerts.yml is not'),
      ]),
    );
  });
});

describe('what the document asks for', () => {
  const titles = new Map(
    target.dashboards.map(({ id }) => [
      id,
      JSON.parse(files.read(`dashboards/${id}.json`)!).panels.map(
        ({ title }: { title: string }) => title,
      ),
    ]),
  );

  it('is on a panel each, by the words of the document', () => {
    expect(checkCoverage(target, titles)).toEqual([]);
  });

  it.each<[string, (edited: TargetState) => void, string]>([
    [
      'a key metric',
      ({ keyMetrics }) => keyMetrics[0].metrics.push('Open connections'),
      'no panel is named for the key metric "API Gateway: Open connections"',
    ],
    [
      'a dashboard',
      ({ dashboards }) => dashboards.push({ ...dashboards[0], id: 'costs' }),
      'the document asks for the dashboard costs, and there is none',
    ],
    [
      'something on a dashboard',
      ({ dashboards }) => dashboards[3].shows.push('Model drift'),
      'no panel is named for "Model drift" on ML Serving',
    ],
    [
      'a key query',
      ({ dashboardQueries }) =>
        dashboardQueries.push({
          ...dashboardQueries[0],
          id: 'new',
          title: 'New',
        }),
      'no panel is named for the key query "New"',
    ],
    [
      'a query of logs',
      ({ logQueries }) => logQueries.push({ ...logQueries[0], id: 'new' }),
      'no query of logs is written for "Error logs by namespace (execution)"',
    ],
  ])('is missed when it is %s more', (_, edit, sentence) => {
    const edited = structuredClone(target);
    edit(edited);
    expect(checkCoverage(edited, titles)).toContain(sentence);
  });

  it('is missed when the panel for it has another title', () => {
    const renamed = new Map(titles).set('ml-serving', ['Batches']);
    expect(checkCoverage(target, renamed)).toContain(
      'the key metric "BentoML: Batch size" should be on the panel "Batch size" of ml-serving, which is not there',
    );
  });

  it('finds a query of logs that Loki would not read', () => {
    expect(
      checkLogQueries([
        {
          id: 'broken',
          title: '',
          description: '',
          lines: '{a="b"} | json | c=',
        },
      ]),
    ).toEqual([
      expect.stringMatching(/^the log query broken is no LogQL from/),
    ]);
  });
});
