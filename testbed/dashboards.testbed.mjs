import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../scripts/lib/paths.mjs';
import { CrashingPlace } from './lib/CrashingPlace.mjs';
import { testbedEnvironment } from './lib/portalOnTestbed.mjs';
import { signInByForm } from './lib/signInByForm.mjs';

const FOLDER = path.join(root, 'target-state');
/** Two reads and an evaluation of the rules, and what a busy machine adds. */
const PATIENCE_MS = 180_000;
const PAUSE_MS = 5_000;

/** Exporters that run on the testbed; what is no part of Kubernetes is in one cluster alone. */
const OF_EACH_CLUSTER = ['kube-state-metrics', 'prometheus'];
const EXPORTERS = {
  'odp-eu': [...OF_EACH_CLUSTER, 'pulsar', 'keycloak', 'postgres'],
  'odp-us': OF_EACH_CLUSTER,
};

/** Debian's postgres_exporter has no collector for them. */
const NOT_TOLD = /^pg_stat_statements_/;

const environment = testbedEnvironment('http://localhost');
const code = dashboardsCode();
const catalogue = code.loadMetricCatalogue(path.join(FOLDER, 'metrics.yaml'));
const target = code.loadTargetState(path.join(FOLDER, 'odp.yaml'));
const rules = code.recordingRules(target).flatMap(group => group.rules);
const dashboards = readdirSync(path.join(FOLDER, 'dashboards')).map(name =>
  JSON.parse(readFileSync(path.join(FOLDER, 'dashboards', name), 'utf8')),
);

describe('dashboards on the testbed', { timeout: 600_000 }, () => {
  const places = [];
  before(async () => {
    for (const part of ['EU', 'US']) {
      const kubeconfig = environment[`ODP_KUBERNETES_${part}_ADMIN_KUBECONFIG`];
      places.push(await CrashingPlace.create(kubeconfig));
    }
    const username = 'viewer';
    assert.ok(await signInByForm(environment, { username }));
    assert.ok(
      !(await signInByForm(environment, { username, password: 'wrong' })),
    );
  });
  after(() => Promise.all(places.map(place => place.remove())));

  it('find each metric as the catalogue tells it: name, type and labels', async () => {
    const metrics = catalogue.metrics.filter(isThereIn('odp-eu'));
    assert.ok(metrics.length > 20);
    await withoutProblems(async () =>
      (await Promise.all(metrics.map(differences))).flat(),
    );
  });

  for (const [cluster, exporters] of Object.entries(EXPORTERS)) {
    it(`have finite data of ${cluster} in every query that ${exporters.join(
      ', ',
    )} feed`, async () => {
      const isThere = isThereIn(cluster);
      const fed = code.fedPart(dashboards, { catalogue, rules, isThere });
      await withoutProblems(() => problemsOf(fed, cluster));
    });
  }

  it('count a sign-in, and one that was refused', async () => {
    const counted = error =>
      `keycloak_user_events_total{event="login", ${error}} >= 1`;
    await withoutProblems(async () => {
      const found = await Promise.all(
        [counted('error=""'), counted('error!=""')].map(async query => ({
          query,
          result: (await ask('query', { query })).result,
        })),
      );
      return found
        .filter(({ result }) => !result.length)
        .map(({ query }) => `${query} is answered by nothing`);
    });
  });

  it('ask nothing that Prometheus refuses', async () => {
    const problems = await problemsOf(dashboards, 'odp-eu');
    assert.deepEqual(
      problems.filter(
        problem => !/is answered by nothing|has no options/.test(problem),
      ),
      [],
    );
  });

  it('are told of every target that there is', async () => {
    await withoutProblems(async () =>
      (await ask('targets', { state: 'active' })).activeTargets
        .filter(({ health }) => health !== 'up')
        .map(({ scrapeUrl, lastError }) => `${scrapeUrl}: ${lastError}`),
    );
  });
});

function isThereIn(cluster) {
  return ({ name, exporter }) =>
    EXPORTERS[cluster].includes(exporter) && !NOT_TOLD.test(name);
}

async function problemsOf(asked, cluster) {
  const answers = code.PrometheusAnswers.create(
    environment.ODP_PROMETHEUS_URL,
    Date.now() / 1000,
  );
  const { problems, queries } = await code.checkAnswers(asked, answers, {
    cluster,
    scrapeIntervalMs: target.scrape.intervalSeconds * 1000,
  });
  assert.ok(queries > 5);
  return problems;
}

/** In what a metric is not as the catalogue tells it, a sentence each. */
async function differences({ name, type, exposedAs, labels, exporter }) {
  const series = await ask('series', {
    'match[]': name,
    start: String(Date.now() / 1000 - 300),
  });
  if (!series.length) {
    return [`${name} is not there`];
  }
  const ofTargets = [
    '__name__',
    ...catalogue.targetLabels.map(each => each.name),
  ];
  const found = [...new Set(series.flatMap(Object.keys))].filter(
    label => labels.includes(label) || !ofTargets.includes(label),
  );
  // Prometheus makes its own for each target, and tells nothing of them.
  const types = exporter === 'prometheus' ? [type] : await typesOf(name);
  return [
    ...difference(name, 'labels', { found, told: labels }),
    ...difference(name, 'type', { found: types, told: [exposedAs ?? type] }),
  ];
}

function difference(name, what, { found, told }) {
  const [has, should] = [found, told].map(each => [...each].sort().join(', '));
  return has === should ? [] : [`${name} has ${what} ${has}, not ${should}`];
}

/** In OpenMetrics the name of a counter is without its suffix. */
async function typesOf(name) {
  const found = await Promise.all(
    [name, name.replace(/_total$/, '')].map(metric =>
      ask('metadata', { metric }),
    ),
  );
  return [
    ...new Set(
      found.flatMap(each => Object.values(each).flat()).map(each => each.type),
    ),
  ];
}

async function ask(path, parameters) {
  const response = await fetch(
    `${environment.ODP_PROMETHEUS_URL}/api/v1/${path}?${new URLSearchParams(
      parameters,
    )}`,
  );
  const { status, data, error } = await response.json();
  assert.equal(status, 'success', error);
  return data;
}

/** Looks until there is no problem left, and fails with those of the last look. */
async function withoutProblems(look) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const problems = await look();
    if (!problems.length || Date.now() > deadline) {
      assert.deepEqual(problems, []);
      return;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

function dashboardsCode() {
  const require = createRequire(import.meta.url);
  require('@backstage/cli/config/nodeTransform.cjs');
  return {
    ...require('../packages/target-state/src/index.ts'),
    ...require('../packages/dashboards/src/index.ts'),
  };
}
