import type { Config } from '@backstage/config';
import {
  httpUrlSchema,
  isPlainHttp,
  readSettings,
} from '@internal/backend-kit';
import { dashboardUidSchema } from '@internal/plugin-odp-observability-common';
import path from 'node:path';
import { z } from 'zod/v3';

const serverFields = {
  url: httpUrlSchema,
  tokenFile: z.string().min(1).optional(),
  caFile: z.string().min(1).optional(),
  scrapeIntervalSeconds: z.number().positive().max(3600).default(15),
  timeoutSeconds: z.number().positive().max(30).default(10),
};

const isSafe = (server: { url?: string; tokenFile?: string }) =>
  !server.url ||
  !server.tokenFile ||
  !isPlainHttp(server.url) ||
  isThisMachine(new URL(server.url).hostname);

const UNSAFE = {
  path: ['tokenFile'],
  message:
    'needs an https:// url, or one of this machine, so that nobody on the way reads the token',
};

const settingsSchema = z
  .object({
    dashboards: z.string().min(1).optional(),
    metrics: z.string().min(1).optional(),
    docs: z
      .string()
      .regex(/^\/[\w/-]+$/, 'must be a path of the portal, such as /docs/...')
      .optional(),
    prometheus: z
      .object({
        ...serverFields,
        url: httpUrlSchema.optional(),
        setUp: z.string().min(1).optional(),
      })
      .strict()
      .refine(isSafe, UNSAFE)
      .optional(),
    grafana: z
      .object({
        ...serverFields,
        publicUrl: httpUrlSchema.optional(),
        datasource: dashboardUidSchema,
        tags: z.array(z.string().min(1)).default([]),
        folders: z.array(dashboardUidSchema).default([]),
      })
      .strict()
      .refine(isSafe, UNSAFE)
      .optional(),
  })
  .strict()
  .default({});

type Settings = z.infer<typeof settingsSchema>;
export type PrometheusSettings = Omit<
  NonNullable<Settings['prometheus']>,
  'url' | 'setUp'
> & { url: string };
export type GrafanaSettings = NonNullable<Settings['grafana']>;

/** `odp.observability` with its defaults. */
export interface ObservabilityConfig extends Omit<Settings, 'prometheus'> {
  prometheus?: PrometheusSettings;
  /** How one gets a Prometheus, in a sentence. */
  setUp?: string;
  /** Folder. */
  dashboards: string;
  /** File. */
  metrics: string;
}

/** @throws InputError naming field and rule */
export function readObservabilityConfig(config: Config): ObservabilityConfig {
  const { prometheus, ...settings } = readSettings(
    config,
    'odp.observability',
    settingsSchema,
  );
  const { url, setUp } = prometheus ?? {};
  const folder = path.dirname(config.getString('odp.targetState'));
  return {
    ...settings,
    ...(prometheus && url && { prometheus: { ...prometheus, url } }),
    setUp,
    dashboards: settings.dashboards ?? path.join(folder, 'dashboards'),
    metrics: settings.metrics ?? path.join(folder, 'metrics.yaml'),
  };
}

function isThisMachine(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}
