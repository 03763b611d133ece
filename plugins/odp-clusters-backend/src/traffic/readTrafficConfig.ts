import type { Config } from '@backstage/config';
import {
  httpUrlSchema,
  isPlainHttp,
  readSettings,
} from '@internal/backend-kit';
import { z } from 'zod/v3';
import type { TrafficSource } from './TrafficSource';

const sourceSchema = z
  .object({
    url: httpUrlSchema,
    tokenFile: z.string().min(1).optional(),
    caFile: z.string().min(1).optional(),
    labels: z
      .record(
        z.string().regex(/^[a-zA-Z_]\w*$/, 'must be the name of a label'),
        z.string(),
      )
      .default({}),
    windowMinutes: z.number().int().min(1).max(60).default(5),
    intervalSeconds: z.number().int().min(10).max(3600).default(60),
  })
  .strict()
  .refine(source => !source.tokenFile || !isPlainHttp(source.url), {
    path: ['tokenFile'],
    message: 'needs an https:// url, so that nobody on the way reads the token',
  });

/**
 * `odp.clusters.traffic` by cluster name.
 *
 * @throws InputError naming field and rule
 */
export function readTrafficConfig(config: Config): Map<string, TrafficSource> {
  const sources = readSettings(
    config,
    'odp.clusters.traffic',
    z.record(z.string(), sourceSchema).default({}),
  );
  return new Map(
    Object.entries(sources).map(([cluster, { intervalSeconds, ...source }]) => [
      cluster,
      { ...source, intervalMs: intervalSeconds * 1000 },
    ]),
  );
}
