import {
  copyFileSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkDiscovery } from './lib/checkDiscovery.mjs';
import { EXIT, Failure, runMain } from './lib/failure.mjs';
import { must } from './lib/must.mjs';
import { root } from './lib/paths.mjs';
import { prometheusPrograms } from './lib/prometheusPrograms.mjs';
import { run } from './lib/run.mjs';
import { withPrometheus } from './lib/withPrometheus.mjs';

/** The moment at which the story ends. */
const END = Date.UTC(2026, 10, 23, 14, 32) / 1000;
/** An hour is shown, and the first value of it looks back over another one. */
const HOURS = 2.25;
const COMMAND = 'yarn dashboards:check-on-prometheus';
const RULES = path.join(root, 'target-state/prometheus/rules');
const CONFIGS = path.join(root, 'target-state/prometheus');
const RULE_TESTS = path.join(root, 'packages/dashboards/ruleTests');

/**
 * Fills a Prometheus of its own with the history of the busy day, and asks it every
 * query of every panel; its promtool reads configuration and rules, and tests these.
 */
async function main() {
  const { prometheus, promtool, why } = await prometheusPrograms();
  if (why) {
    throw new Failure(
      `not checked: Prometheus is not here; ${why}, then run "${COMMAND}"`,
      EXIT.skipped,
    );
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-dashboards-'));
  try {
    await checkFiles(promtool, folder);
    await checkDiscovery(
      { prometheus, folder },
      readFileSync(path.join(CONFIGS, 'prometheus.yml'), 'utf8'),
    );
    const { queries, panels } = await checkPanels({
      prometheus,
      promtool,
      folder,
    });
    process.stdout.write(
      `Rules and configuration are good; ${queries} queries of ${panels} panels give finite data.\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkFiles(promtool, folder) {
  const rules = readdirSync(RULES).map(name => path.join(RULES, name));
  await must(promtool, ['check', 'rules', ...rules]);
  const tests = readdirSync(RULE_TESTS).map(name =>
    path.join(RULE_TESTS, name),
  );
  await must(promtool, ['test', 'rules', ...tests]);
  mkdirSync(path.join(folder, 'config/rules'), { recursive: true });
  rules.forEach(file =>
    copyFileSync(file, path.join(folder, 'config/rules', path.basename(file))),
  );
  for (const name of readdirSync(CONFIGS).filter(each =>
    each.endsWith('.yml'),
  )) {
    await checkConfig(promtool, {
      text: readFileSync(path.join(CONFIGS, name), 'utf8'),
      copy: path.join(folder, 'config', name),
    });
  }
}

/** Debian's Prometheus cannot discover pods: for it, a job that does has a static target instead. */
async function checkConfig(promtool, { text, copy }) {
  writeFileSync(copy, text);
  const { code, tail } = await run(promtool, ['check', 'config', copy]);
  if (code === 0) {
    return;
  }
  if (!tail.join('\n').includes('field kubernetes_sd_configs not found')) {
    throw new Failure(tail.join('\n'), 1);
  }
  writeFileSync(
    copy,
    text.replace(
      /kubernetes_sd_configs:\n( +)- role: pod\n/g,
      'static_configs:\n$1- targets: ["pod:1"]\n',
    ),
  );
  await must(promtool, ['check', 'config', copy]);
}

async function checkPanels({ prometheus, promtool, folder }) {
  const code = dashboardsCode();
  const target = code.loadTargetState(path.join(root, 'target-state/odp.yaml'));
  const data = path.join(folder, 'data');
  const text = path.join(folder, 'history.om');
  const primary = target.clusters.find(({ role }) => role === 'primary').name;
  const begin = END - HOURS * 3600;
  const history = code.historyText(
    code.loadMetricCatalogue(path.join(root, 'target-state/metrics.yaml')),
    code.busyDay(target, [primary]),
    {
      beginSeconds: begin,
      endSeconds: END,
      fromSeconds: begin,
      toSeconds: END,
      stepSeconds: target.scrape.intervalSeconds,
      gaugeSeconds: target.scrape.intervalSeconds,
    },
  );
  await pipeline(
    Readable.from(code.piecesOf(history)),
    createWriteStream(text),
  );
  await must(promtool, [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    text,
    data,
  ]);
  rmSync(text);
  // Blocks of a running server are seen late: it is started again for those of the rules.
  await withPrometheus({ prometheus, data, folder }, url =>
    must(promtool, [
      ...['tsdb', 'create-blocks-from', 'rules'],
      `--start=${END - (HOURS - 0.1) * 3600}`,
      `--end=${END}`,
      `--eval-interval=${target.scrape.evaluationIntervalSeconds}s`,
      `--url=${url}`,
      `--output-dir=${data}`,
      path.join(RULES, 'recording.yml'),
    ]),
  );
  const dashboards = [...code.generatedFiles(target)]
    .filter(([name]) => name.startsWith('dashboards/'))
    .map(([, json]) => JSON.parse(json));
  const { problems, queries } = await withPrometheus(
    { prometheus, data, folder },
    async url => {
      const answers = code.PrometheusAnswers.create(url, END);
      const checked = await code.checkAnswers(dashboards, answers, {
        cluster: primary,
        scrapeIntervalMs: target.scrape.intervalSeconds * 1000,
      });
      return {
        ...checked,
        problems: [...checked.problems, ...(await code.checkStory(answers))],
      };
    },
  );
  if (problems.length) {
    throw new Failure(problems.join('\n'), 1);
  }
  const panels = dashboards
    .flatMap(dashboard => dashboard.panels)
    .filter(({ type }) => type !== 'row').length;
  return { queries, panels };
}

function dashboardsCode() {
  const require = createRequire(import.meta.url);
  require('@backstage/cli/config/nodeTransform.cjs');
  return {
    ...require('../packages/target-state/src/index.ts'),
    ...require('../packages/dashboards/src/index.ts'),
    ...require('../packages/sandbox/src/index.ts'),
  };
}

await runMain(main);
