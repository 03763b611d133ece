import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import type { TrafficSource } from './TrafficSource';

const PATH = 'odp.clusters.traffic';

const url = z
  .string()
  .url('must be a URL')
  .refine(
    text => /^https?:$/.test(protocolOf(text)),
    'must begin with https:// or http://',
  )
  .refine(
    text => !/^[^/]+\/\/[^/]*@/.test(text),
    'must hold no user or password; a token goes into tokenFile',
  );

const sourceSchema = z
  .object({
    url,
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
  .refine(source => !source.tokenFile || protocolOf(source.url) === 'https:', {
    path: ['tokenFile'],
    message: 'needs an https:// url, so that nobody on the way reads the token',
  });

/**
 * `odp.clusters.traffic` by cluster name. Read as plain values, because a name
 * with dots cannot be a key of a config path.
 *
 * @throws InputError naming field and rule
 */
export function readTrafficConfig(config: Config): Map<string, TrafficSource> {
  const result = z
    .record(z.string(), sourceSchema)
    .safeParse(config.getOptional(PATH) ?? {});
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(({ path, message }) => `${[PATH, ...path].join('.')}: ${message}`)
        .join('; '),
    );
  }
  return new Map(
    Object.entries(result.data).map(
      ([cluster, { intervalSeconds, ...source }]) => [
        cluster,
        { ...source, intervalMs: intervalSeconds * 1000 },
      ],
    ),
  );
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}
