import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  odpClusterReadPermission,
  odpNamespaceListPermission,
  type NamespaceCriteria,
} from '@internal/plugin-odp-clusters-common';
import { play, type Sandbox, startSandbox } from '@internal/sandbox';
import { loadTargetState } from '@internal/target-state';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import odpClustersPlugin from '../index';
import { type Recording, recording } from './recording';

const TARGET_STATE = path.resolve(
  __dirname,
  '../../../../target-state/odp.yaml',
);

/** A cluster as configuration names it, with the file of the token that it is read with. */
export interface ClusterSource {
  name: string;
  url: string;
  caFile: string;
  tokenFile: string;
}

interface Day {
  sandbox: Sandbox;
  dataDir: string;
  sources: ClusterSource[];
  stop(): Promise<void>;
}

/** A sandbox of two clusters in which nothing is and nothing moves by itself. */
export async function startEmptyDay(): Promise<Day> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'odp-clusters-'));
  const sandbox = await startSandbox({ dataDir, bookmarkMs: 200 });
  return {
    sandbox,
    dataDir,
    sources: Object.values(sandbox.clusters).map(({ name, url }) => ({
      name,
      url,
      caFile: path.join(dataDir, 'ca.crt'),
      tokenFile: path.join(dataDir, `reader-${name}.token`),
    })),
    async stop() {
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A sandbox of two clusters with the busy day on it. */
export async function startBusyDay(): Promise<Day> {
  const day = await startEmptyDay();
  const end = play(day.sandbox, {
    scenario: 'busy-day',
    target: loadTargetState(TARGET_STATE),
  });
  return {
    ...day,
    async stop() {
      end();
      await day.stop();
    },
  };
}

type Visible = 'all' | 'nothing' | NamespaceCriteria;

export type PortalOptions = CallerOptions &
  ({ sources: ClusterSource[] } | { configuration: ClusterConfiguration });

/** What a person writes to connect clusters. */
interface ClusterConfiguration {
  kubernetes: object;
  odp: { kubernetes: object };
}

interface CallerOptions {
  /** What the caller may see: everything, nothing, or what the criteria say. */
  may?: Visible;
  namesHidden?: boolean;
  /** Whether the caller may read clusters at all. Default: yes. */
  readsClusters?: boolean;
  /** Where a permission of namespaces decides otherwise than `may`, by its name. */
  decisions?: Record<string, Visible>;
  /** `odp.clusters` */
  clusters?: object;
  /** How long `until` waits, in milliseconds. Default: 15,000. */
  patienceMs?: number;
}

function configurationOf(options: PortalOptions): ClusterConfiguration {
  if ('configuration' in options) {
    return options.configuration;
  }
  const { sources } = options;
  return {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: sources.map(({ name, url, caFile }) => ({
            name,
            url,
            authProvider: 'serviceAccount',
            caFile,
          })),
        },
      ],
    },
    odp: {
      kubernetes: {
        clusters: Object.fromEntries(
          sources.map(({ name, tokenFile }) => [
            name,
            { serviceAccountTokenFile: tokenFile },
          ]),
        ),
      },
    },
  };
}

/** The plugin through its real start, on the clusters of a sandbox or of the testbed. */
export async function startPortal(options: PortalOptions) {
  const { namesHidden = true, readsClusters = true } = options;
  const configuration = configurationOf(options);
  let may: Visible = options.may ?? 'all';
  const signals: Array<{ cluster: string }> = [];
  const denied = new Set([
    ...(namesHidden ? [] : [odpNamespaceListPermission.name]),
    ...(readsClusters ? [] : [odpClusterReadPermission.name]),
  ]);
  const decision = (permission: { name: string }): PolicyDecision => {
    const visible = options.decisions?.[permission.name] ?? may;
    if (visible === 'all' || visible === 'nothing') {
      return {
        result:
          visible === 'all' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    }
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'odp-clusters',
      resourceType: 'odp-namespace',
      conditions: visible,
    };
  };
  const { logged, audited, features }: Recording = recording();
  const backend = await startTestBackend({
    features: [
      odpClustersPlugin,
      ...features,
      mockServices.permissions.mock({
        authorize: async queries =>
          queries.map(({ permission }) => ({
            result: denied.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async queries =>
          queries.map(({ permission }) => decision(permission)),
      }).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async ({ message }) => {
            signals.push(message as unknown as { cluster: string });
          },
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          ...configuration,
          odp: {
            targetState: TARGET_STATE,
            clusters: options.clusters ?? {},
            ...configuration.odp,
          },
        },
      }),
    ],
  });
  let caller = 1;
  const get = (place: string) =>
    request(backend.server)
      .get(`/api/odp-clusters${place}`)
      .set(
        'Authorization',
        mockCredentials.user.header(`user:default/caller-${caller}`),
      );
  return {
    get,
    signals,
    logged,
    audited,
    stop: () => backend.stop(),
    /** From now on somebody else calls, who may see something else: decisions on one person hold for some seconds. */
    nowMay(visible: Visible) {
      may = visible;
      caller += 1;
    },
    /** Polls a route until the body is as wanted; the last one tells what was wrong. */
    async until<T = any>(
      place: string,
      wanted: (body: T) => boolean,
    ): Promise<T> {
      const deadline = Date.now() + (options.patienceMs ?? 15_000);
      for (;;) {
        const { body } = await get(place);
        if (wanted(body)) {
          return body;
        }
        if (Date.now() > deadline) {
          throw new Error(
            `${place} is not as wanted: ${JSON.stringify(body).slice(0, 2000)}`,
          );
        }
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
  };
}
