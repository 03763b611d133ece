import { z } from 'zod/v3';
import { assumedSchema, nameSchema, sourceSchema } from './common';

const seconds = z.number().int().min(0);

export const meshSchema = z
  .object({
    mtls: z.enum(['STRICT', 'PERMISSIVE', 'DISABLE']),
    rootNamespace: nameSchema,
    clientTls: z.literal('ISTIO_MUTUAL'),
    certificateRotation: z.string(),
    source: sourceSchema,
  })
  .strict();

export const vaultSchema = z
  .object({
    injector: z.boolean(),
    files: z.array(z.string().startsWith('/')),
    authentication: z.string(),
    databaseCredentials: z
      .object({ defaultTtlSeconds: seconds, maximumTtlSeconds: seconds })
      .strict(),
    source: sourceSchema,
  })
  .strict();

const rateSchema = z
  .object({
    messagesPerSecond: z.number().int().positive(),
    bytesPerSecond: z.number().int().positive(),
  })
  .strict();

export const eventBusSchema = z
  .object({
    component: nameSchema,
    tenant: nameSchema,
    /** Pulsar namespace of a workspace; `<id>` is the workspace's id. */
    workspaceNamespace: z.string(),
    limits: z
      .object({
        publish: rateSchema,
        subscribe: rateSchema,
        backlog: z
          .object({
            bytes: z.number().int().positive(),
            policy: z.enum([
              'consumer_backlog_eviction',
              'producer_exception',
              'producer_request_hold',
            ]),
          })
          .strict(),
        retention: z
          .object({
            bytes: z.number().int().positive(),
            seconds: z.number().int().positive(),
          })
          .strict(),
      })
      .strict(),
    events: z.array(
      z
        .object({
          name: z.string().regex(/^[a-z]+(\.[a-z]+)+$/),
          description: z.string(),
          producers: z.array(nameSchema),
          consumers: z.array(nameSchema),
          assumed: assumedSchema.optional(),
        })
        .strict(),
    ),
    /** Section that names the events. */
    eventsSource: sourceSchema,
    evaluation: z
      .object({
        status: z.string(),
        candidates: z.array(z.string()),
        criteria: z.array(z.string()),
        decision: z.string(),
        operatingEffortFte: z.record(z.string(), z.number()),
        source: sourceSchema,
      })
      .strict(),
    source: sourceSchema,
  })
  .strict();

export const scrapeSchema = z
  .object({
    intervalSeconds: seconds,
    evaluationIntervalSeconds: seconds,
    discovery: z.string(),
    staticTargets: z.array(
      z
        .object({
          component: nameSchema,
          port: z.number().int().min(1).max(65535),
        })
        .strict(),
    ),
    source: sourceSchema,
  })
  .strict();

export const keyMetricSchema = z
  .object({
    component: z.string(),
    group: z.enum(['platform', 'infrastructure']),
    metrics: z.array(z.string()).min(1),
    source: sourceSchema,
  })
  .strict();

export const dashboardSchema = z
  .object({
    id: nameSchema,
    title: z.string(),
    shows: z.array(z.string()).min(1),
    source: sourceSchema,
  })
  .strict();

export const namedTextSchema = z
  .object({ id: nameSchema, title: z.string(), source: sourceSchema })
  .strict();

export const backupSchema = z
  .object({
    id: nameSchema,
    of: z.string(),
    method: z.string(),
    schedule: z.array(z.string()).min(1),
    retention: z.array(z.string()).min(1),
    excludes: z.array(z.string()).optional(),
    source: sourceSchema,
  })
  .strict();

export const recoveryTargetSchema = z
  .object({
    component: z.string(),
    rpoSeconds: seconds,
    rtoSeconds: seconds,
    strategy: z.string(),
    source: sourceSchema,
  })
  .strict();

export const failoverSchema = z
  .object({
    id: nameSchema,
    title: z.string(),
    automatic: z.boolean(),
    steps: z.array(z.string()).min(1),
    source: sourceSchema,
  })
  .strict();

export const priceSchema = z
  .object({
    provider: z.string(),
    item: z.string(),
    usdPerHour: z.number().positive(),
    use: z.string(),
    source: sourceSchema,
  })
  .strict();

export const savingSchema = z
  .object({
    what: z.string(),
    minPercent: z.number().min(0).max(100),
    maxPercent: z.number().min(0).max(100),
    source: sourceSchema,
  })
  .strict();

export const openQuestionSchema = z
  .object({
    id: nameSchema,
    /** What the document says, place by place. */
    says: z.array(z.string()).min(1),
    choice: z.string(),
    reason: z.string(),
  })
  .strict();
export type OpenQuestion = z.infer<typeof openQuestionSchema>;
