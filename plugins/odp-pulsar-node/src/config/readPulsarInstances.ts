import type { Config } from '@backstage/config';
import { httpUrlSchema, readSettings } from '@internal/backend-kit';
import { z } from 'zod/v3';
import { isSafeForToken } from './isSafeForToken';

const file = z.string().min(1);

const prometheusSchema = z
  .object({
    url: httpUrlSchema,
    tokenFile: file.optional(),
    caFile: file.optional(),
    labels: z
      .record(
        z.string().regex(/^[a-zA-Z_]\w*$/, 'must be the name of a label'),
        z.string(),
      )
      .default({}),
  })
  .strict()
  .refine(({ url, tokenFile }) => !tokenFile || isSafeForToken(url), {
    path: ['tokenFile'],
    message: 'needs an https:// url, so that nobody on the way reads the token',
  });

const instanceSchema = z
  .object({
    name: z
      .string()
      .max(63)
      .regex(
        /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
        'must be lower-case letters, digits, dashes and dots',
      ),
    title: z.string().min(1).optional(),
    adminUrl: httpUrlSchema,
    isProxy: z.boolean().default(false),
    brokerHosts: z
      .array(
        z
          .string()
          .regex(
            /^(\[[0-9a-fA-F:]+\]|[-\w.]+)(:\d{1,5})?$/,
            'must be a host, or host:port',
          ),
      )
      .default([]),
    brokerPort: z.number().int().min(1).max(65535).optional(),
    allowPlainHttp: z.boolean().default(false),
    tokenFile: file.optional(),
    caFile: file.optional(),
    cluster: z.string().min(1).optional(),
    owner: z
      .string()
      .regex(
        /^group:[-\w.]+\/[-\w.]+$/,
        'must be the entity ref of a group, such as group:default/storage-team',
      )
      .optional(),
    metrics: z.object({ url: httpUrlSchema }).strict().optional(),
    prometheus: prometheusSchema.optional(),
  })
  .strict()
  .refine(
    ({ adminUrl, tokenFile, allowPlainHttp }) =>
      !tokenFile || allowPlainHttp || isSafeForToken(adminUrl),
    {
      path: ['tokenFile'],
      message:
        'needs an https:// adminUrl, so that nobody on the way reads the token; where a mesh encrypts, set allowPlainHttp',
    },
  );

const instancesSchema = z
  .array(instanceSchema)
  .default([])
  .refine(
    instances =>
      new Set(instances.map(({ name }) => name)).size === instances.length,
    'must have a name each',
  );

/** A Prometheus that keeps the metrics of an instance's brokers. */
export type PrometheusSource = z.infer<typeof prometheusSchema>;

/** An instance of Pulsar as configuration describes it. */
export interface PulsarInstance
  extends Omit<z.infer<typeof instanceSchema>, 'title' | 'cluster'> {
  title: string;
  /** Kubernetes cluster whose namespaces tell who owns a workspace. */
  cluster: string;
}

/** `odp.pulsar.instances` with their defaults. @throws InputError naming field and rule */
export function readPulsarInstances(config: Config): PulsarInstance[] {
  return readSettings(config, 'odp.pulsar.instances', instancesSchema).map(
    instance => ({
      ...instance,
      title: instance.title ?? instance.name,
      cluster: instance.cluster ?? instance.name,
    }),
  );
}
