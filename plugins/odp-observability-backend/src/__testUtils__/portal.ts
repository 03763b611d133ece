import {
  type BackstageUserPrincipal,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  odpDashboardPlatformReadPermission,
  odpDashboardReadPermission,
  type PanelAnswer,
  type PanelQuery,
  readPanelAnswer,
} from '@internal/plugin-odp-observability-common';
import {
  aClusterSummary,
  aNamespaceList,
  aNamespaceSummary,
} from '@internal/test-utils';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import odpObservabilityPlugin from '../index';
import { DASHBOARD, UID } from './dashboards';

const TARGET_STATE = path.resolve(
  __dirname,
  '../../../../target-state/odp.yaml',
);

/** Ends of a range of an hour, on no multiple of a step. */
const RANGE = { from: '1700000000123', to: '1700003600123' };

export interface PortalOptions {
  prometheus?: object;
  grafana?: object;
  /** Files of the folder of dashboards. Default: one, {@link DASHBOARD}. */
  files?: Record<string, unknown>;
  /** A folder with dashboards, in place of files. */
  folder?: string;
  metrics?: string;
  docs?: string;
  /** Namespaces by cluster, by the name of who sees these alone; undefined lets odp-clusters answer 503. */
  limited?: Record<string, Record<string, string[]> | undefined>;
  /** Who may not see dashboards. */
  strangers?: string[];
}

/** The plugin through its real start. */
export async function startPortal(options: PortalOptions) {
  const { files = { 'test.json': DASHBOARD }, limited = {} } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'odp-observability-'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(
      path.join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  const logs: string[] = [];
  const note = (...words: unknown[]) =>
    void logs.push(
      words
        .map(word =>
          word instanceof Error ? `${word.stack} ${word.cause}` : String(word),
        )
        .join(' '),
    );
  const backend = await startTestBackend({
    features: [
      odpObservabilityPlugin,
      fakeClusters(limited),
      mockServices.logger.mock({
        warn: note,
        error: note,
        info: note,
        debug: note,
        child: () => ({
          warn: note,
          error: note,
          info: note,
          debug: note,
          child: undefined as never,
        }),
      }).factory,
      mockServices.permissions.mock({
        authorize: async (queries, { credentials } = {} as never) => {
          const name = nameOf(credentials.principal);
          return queries.map(({ permission }) => ({
            result:
              (permission.name === odpDashboardReadPermission.name &&
                options.strangers?.includes(name)) ||
              (permission.name === odpDashboardPlatformReadPermission.name &&
                name in limited)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          }));
        },
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          odp: {
            targetState: TARGET_STATE,
            observability: {
              dashboards: options.folder ?? folder,
              ...(options.docs && { docs: options.docs }),
              ...(options.metrics && { metrics: options.metrics }),
              ...(options.prometheus && { prometheus: options.prometheus }),
              ...(options.grafana && { grafana: options.grafana }),
            },
          },
        },
      }),
    ],
  });
  const as = (user: string) =>
    mockCredentials.user.header(`user:default/${user}`);
  const raw = (user = 'engineer') =>
    request(backend.server)
      .post('/api/odp-observability/panels/query')
      .set('Authorization', as(user));
  const query = (asked: object, user = 'engineer') =>
    raw(user).send({
      dashboard: UID,
      panels: [],
      range: RANGE,
      variables: {},
      ...asked,
    });
  return {
    logs,
    get: (place: string, user = 'engineer') =>
      request(backend.server)
        .get(`/api/odp-observability${place}`)
        .set('Authorization', as(user)),
    query,
    /** A query with any body. */
    raw,
    /** The answers of panels, by their ids, as a reader of the stream has them. */
    async panels(
      ids: number[],
      asked: Partial<PanelQuery> = {},
      user = 'engineer',
    ): Promise<Record<number, PanelAnswer>> {
      const { text } = await query(
        { panels: ids.map(id => ({ id, width: 240 })), ...asked },
        user,
      )
        .buffer(true)
        .parse((response, done) => {
          let lines = '';
          response.on('data', chunk => {
            lines += chunk;
          });
          response.on('end', () => done(null, lines));
        })
        .expect(200)
        .then(({ body }) => ({ text: body as string }));
      const answers = text
        .split('\n')
        .filter(line => line !== '')
        .map(line => readPanelAnswer(line)!);
      return Object.fromEntries(answers.map(answer => [answer.id, answer]));
    },
    async stop() {
      await backend.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

function nameOf(principal: unknown): string {
  const { userEntityRef = '' } = principal as Partial<BackstageUserPrincipal>;
  return userEntityRef.replace(/^.*\//, '');
}

/** Tells whoever asks the namespaces that it sees, as the plugin of the clusters does. */
function fakeClusters(limited: NonNullable<PortalOptions['limited']>) {
  return createBackendPlugin({
    pluginId: 'odp-clusters',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ httpRouter, httpAuth }) {
          httpRouter.use(async (incoming, response) => {
            const { principal } = await httpAuth.credentials(incoming as never);
            const clusters = limited[nameOf(principal)];
            const [, cluster] =
              /^\/clusters\/([^/]+)\/namespaces$/.exec(incoming.path) ?? [];
            if (!clusters) {
              response.status(503).json({});
            } else if (cluster) {
              response.json(
                aNamespaceList({
                  cluster,
                  items: clusters[cluster].map(name =>
                    aNamespaceSummary({ name }),
                  ),
                  hidden: { count: 3 },
                }),
              );
            } else {
              response.json({
                items: Object.keys(clusters).map(name =>
                  aClusterSummary({ name }),
                ),
              });
            }
          });
        },
      });
    },
  });
}
