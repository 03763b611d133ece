import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// Their modules for import do not load in Node.
const require = createRequire(import.meta.url);
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');
const {
  createFetchTemplateAction,
} = require('@backstage/plugin-scaffolder-backend');

/**
 * A template that is read from a file may fetch what is below its own folder alone, so
 * those that share a skeleton lie beside its folder.
 */
const BASE = pathToFileURL(
  path.resolve(import.meta.dirname, '../template.yaml'),
).href;

/** Nothing is fetched from elsewhere. */
const refuse = () => {
  throw new Error('A skeleton is rendered from its folder alone');
};

const fetchTemplate = createFetchTemplateAction({
  reader: { readUrl: refuse, readTree: refuse, search: refuse },
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
});

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Renders the skeleton of a service as the steps of its template do: with Backstage's own
 * `fetch:template`, what languages share first, then the language's, then that of a
 * consumer where there is an event.
 *
 * @param {string} template name of its folder, such as `odp-go-service`
 * @param {Record<string, string>} values as the steps get them
 * @param {string} folder where to; it is made
 */
export async function renderSkeleton(template, values, folder) {
  mkdirSync(folder, { recursive: true });
  const skeletons = [
    'odp-service-shared/skeleton',
    `${template}/skeleton`,
    ...(values.event ? [`${template}/skeleton-consumer`] : []),
  ];
  for (const skeleton of skeletons) {
    const temporary = mkdtempSync(path.join(os.tmpdir(), 'odp-skeleton-'));
    try {
      await fetchTemplate.handler({
        input: {
          url: `./${skeleton}`,
          values,
          copyWithoutTemplating: ['.github/workflows/**'],
          replace: true,
        },
        templateInfo: { baseUrl: BASE },
        workspacePath: folder,
        createTemporaryDirectory: async () => temporary,
        logger: silent,
      });
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  }
}
