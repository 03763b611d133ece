import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { prometheusPrograms } from '../scripts/lib/prometheusPrograms.mjs';
import { run } from '../scripts/lib/run.mjs';
import { filesOf, parsed } from './testing/renderedFiles.mjs';
import { renderSkeleton } from './testing/renderSkeleton.mjs';
import { SERVICES } from './testing/serviceValues.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  parseEntityRef,
  SchemaValidEntityPolicy,
} = require('@backstage/catalog-model');
const { loadTargetState } = require('../packages/target-state/src/index.ts');
const { PromQl } = require('../packages/dashboards/src/check/promql.ts');
const {
  readDashboard,
} = require('../plugins/odp-observability-common/src/index.ts');
const {
  workspaceEntities,
} = require('../plugins/catalog-backend-module-odp-workspaces/src/workspaceEntities.ts');

/** Every language has both. */
const TEMPLATES = readdirSync(import.meta.dirname).filter(name =>
  readdirSync(import.meta.dirname, { recursive: true }).includes(
    path.join(name, 'skeleton-consumer'),
  ),
);

const target = loadTargetState(
  path.join(import.meta.dirname, '../target-state/odp.yaml'),
);
const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-services-'));
after(() => rmSync(folder, { recursive: true, force: true }));

assert.ok(TEMPLATES.length > 0);
for (const template of TEMPLATES) {
  for (const [what, values] of Object.entries(SERVICES)) {
    describe(`a service of ${template}, ${what}`, () => {
      const at = path.join(folder, template, what);
      const read = file => readFileSync(path.join(at, file), 'utf8');

      it('is rendered to its end', async () => {
        await renderSkeleton(template, values, at);
        for (const file of filesOf(at)) {
          const spliced = file.startsWith('.github/workflows/')
            ? []
            : // What a person wrote may look like it; it stands as data.
              withoutData(read(file), values).match(
                /\$\{\{|\{%|values\.\w+/g,
              ) ?? [];
          assert.deepEqual(spliced, [], file);
        }
      });

      it('has YAML and JSON that parse', () => {
        const data = filesOf(at).filter(file => /\.(ya?ml|json)$/.test(file));
        assert.ok(data.length > 8);
        for (const file of data) {
          assert.ok(parsed(file, read(file)).length > 0, file);
        }
      });

      it('holds what a person wrote unchanged', () => {
        const { name, title, description, owner, workspace } = values;
        const [component, api] = parsed('.yaml', read('catalog-info.yaml'));
        for (const { metadata, spec } of [component, api]) {
          assert.equal(metadata.name, name);
          assert.equal(metadata.title, title);
          assert.equal(metadata.description, description);
          assert.equal(spec.owner, owner);
          assert.equal(spec.system, workspace);
        }
        const told = { name, title, description, owner, workspace };
        assert.deepEqual(JSON.parse(read('service.json')), told);
        const [{ info }] = parsed('.yaml', read('api/openapi.yaml'));
        assert.equal(info.title, title);
        assert.equal(info.description, description);
        const [docs] = parsed('.yaml', read('mkdocs.yml'));
        assert.equal(docs.site_name, name);
        const board = JSON.parse(read('observability/dashboard.json'));
        assert.equal(board.title, title);
      });

      it('makes no markup of what a person wrote', () => {
        for (const file of filesOf(at).filter(name => name.endsWith('.md'))) {
          assert.doesNotMatch(read(file), /<b>|\[x\]/, file);
        }
      });

      it('is two entities that the catalog takes, and that lead to those of its workspace', async () => {
        const [component, api] = parsed('.yaml', read('catalog-info.yaml'));
        assert.ok(await componentEntityV1alpha1Validator.check(component));
        assert.ok(await apiEntityV1alpha1Validator.check(textOf(api)));
        const policy = EntityPolicies.allOf([
          new SchemaValidEntityPolicy(),
          new FieldFormatEntityPolicy(),
        ]);
        for (const entity of [component, textOf(api)]) {
          assert.ok(await policy.enforce(entity));
        }
        const { spec, metadata } = component;
        const there = workspaceEntities(target, {
          id: values.workspace,
          phase: 'ready',
          tier: 'small',
          clusters: [],
          displayName: values.workspace,
          namespace: values.namespace,
          busNamespace: `odp/${values.namespace}`,
          owner: values.owner,
        }).map(each => `${each.kind}:${each.metadata.name}`);
        assert.ok(there.includes(`System:${spec.system}`));
        for (const ref of spec.dependsOn) {
          const { name } = parseEntityRef(ref);
          assert.ok(there.includes(`Resource:${name}`), ref);
        }
        assert.equal(spec.dependsOn.length, values.event ? 2 : 1);
        assert.deepEqual(spec.providesApis, [`api:default/${values.name}`]);
        const events = target.eventBus.events.map(
          ({ name }) => `api:default/${name}`,
        );
        assert.ok((spec.consumesApis ?? []).every(ref => events.includes(ref)));
        assert.equal(spec.consumesApis?.length, values.event ? 1 : undefined);
        assert.deepEqual(metadata.annotations, {
          'odp.io/component': values.name,
          'odp.io/template-version': values.templateVersion,
          'backstage.io/kubernetes-label-selector': `app.kubernetes.io/name=${values.name}`,
          'backstage.io/kubernetes-namespace': values.namespace,
          // A portal cannot read docs where it sees no repository.
          ...(values.repositoryUrl && {
            'backstage.io/techdocs-ref': 'dir:.',
          }),
        });
      });

      it('has alerts and a dashboard in PromQL, on itself alone, and a page of the run-book for each alert', () => {
        const [{ groups }] = parsed('.yaml', read('observability/alerts.yaml'));
        const rules = groups.flatMap(group => group.rules);
        const { dashboard } = readDashboard(
          JSON.parse(read('observability/dashboard.json')),
        );
        assert.deepEqual(
          [dashboard, ...dashboard.panels].flatMap(each => each.notices),
          [],
        );
        const drawn = JSON.parse(read('observability/dashboard.json'))
          .panels.flatMap(panel => panel.targets)
          .map(({ expr }) => expr);
        for (const expr of [...drawn, ...rules.map(rule => rule.expr)]) {
          const query = PromQl.create(expr);
          assert.equal(query.syntaxError(), undefined, expr);
          for (const { matchers } of query.selectors()) {
            const narrowed = Object.fromEntries(
              matchers.map(({ label, value }) => [label, value]),
            );
            assert.equal(narrowed.namespace, values.namespace);
            assert.equal(narrowed.component, values.name);
          }
        }
        const pages = read('docs/run-book.md').match(/(?<=^## )\w+$/gm);
        assert.deepEqual(
          pages,
          rules.map(({ alert }) => alert),
        );
        for (const { alert, annotations } of rules) {
          assert.equal(
            annotations.runbook,
            `docs/run-book.md#${alert.toLowerCase()}`,
          );
        }
      });

      it('has a pipeline in both places that calls the same targets', () => {
        // Without comments, which name them too.
        const targets = file =>
          new Set(
            JSON.stringify(parsed('.yaml', read(file))).match(
              /\b(lint|test|vulnerabilities|manifests|image|deploy)\b/g,
            ),
          );
        const wanted = targets('.github/workflows/ci.yaml');
        assert.equal(wanted.size, 6);
        assert.deepEqual(targets('.gitlab-ci.yml'), wanted);
        const made = `${read('Makefile')}${read('ci/common.mk')}`;
        for (const each of wanted) {
          assert.match(made, new RegExp(`^${each}:`, 'm'));
        }
      });

      it('has alerts that Prometheus takes', async t => {
        const { promtool, why } = await prometheusPrograms();
        if (why) {
          t.skip(why);
          return;
        }
        const file = path.join(at, 'observability/alerts.yaml');
        const { code, tail } = await run(promtool, ['check', 'rules', file]);
        assert.equal(code, 0, tail.join('\n'));
      });

      it(`speaks of events ${
        values.event ? 'and their topic' : 'nowhere'
      }`, () => {
        const speaking = filesOf(at).filter(file =>
          /pulsar|consum|dead.?letter/i.test(withoutData(read(file), values)),
        );
        if (values.event) {
          assert.ok(speaking.length > 3);
          assert.ok(read('docs/run-book.md').includes(values.deadLetterTopic));
        } else {
          assert.deepEqual(speaking, []);
        }
      });
    });
  }
}

/** As the catalog does it: the text of a file in place of its name. */
function textOf({ spec, ...api }) {
  assert.deepEqual(Object.keys(spec.definition), ['$text']);
  return { ...api, spec: { ...spec, definition: spec.definition.$text } };
}

/** The text without what a person wrote, as it stands in JSON and in HTML. */
function withoutData(text, { title, description }) {
  const escaped = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return [title, description]
    .flatMap(each => [
      JSON.stringify(each),
      each
        .replace(/[&<>"]/g, character => escaped[character])
        .replace(/\\/g, '&#92;')
        .replace(/\[/g, '&#91;')
        .replace(/'/g, '&#39;'),
    ])
    .reduce((left, each) => left.replaceAll(each, ''), text);
}
