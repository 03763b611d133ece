import { z } from 'zod/v3';
import { PulsarError } from '../client/PulsarError';

const number = z.number().nullish();
const publishRateSchema = z.object({
  publishThrottlingRateInMsg: number,
  publishThrottlingRateInByte: number,
});
const dispatchRateSchema = z.object({
  dispatchThrottlingRateInMsg: number,
  dispatchThrottlingRateInByte: number,
  relativeToPublishRate: z.boolean().nullish(),
  ratePeriodInSecond: number,
});
const quotaSchema = z.object({
  limitSize: number,
  /** Its name before 2.8, which brokers still write beside the new one. */
  limit: number,
  limitTime: number,
  policy: z.string().nullish(),
});

const namespaceSchema = z.object({
  publishMaxMessageRate: z.record(publishRateSchema.nullable()).nullish(),
  topicDispatchRate: z.record(dispatchRateSchema.nullable()).nullish(),
  subscriptionDispatchRate: z.record(dispatchRateSchema.nullable()).nullish(),
  backlog_quota_map: z.record(quotaSchema.nullable()).nullish(),
  retention_policies: z
    .object({
      retentionTimeInMinutes: z.number(),
      retentionSizeInMB: z.number(),
    })
    .nullish(),
  max_topics_per_namespace: number,
  deleted: z.boolean().nullish(),
});

type Rates<T> = Record<string, T | null> | null | undefined;
export type DispatchRate = z.infer<typeof dispatchRateSchema>;
/** Rates are by the name of the cluster; what is null or missing is inherited. */
type NamespacePolicies = z.infer<typeof namespaceSchema>;

/**
 * Policies of a namespace as `GET /namespaces/:tenant/:namespace` tells them.
 *
 * @throws PulsarError for an answer of another shape
 */
export function parseNamespacePolicies(told: unknown): NamespacePolicies {
  const parsed = namespaceSchema.safeParse(told);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new PulsarError(`${path.join('.')}: ${message}`, {
      problem: 'unreadable',
      cause: parsed.error,
    });
  }
  return parsed.data;
}

/** Undefined for what is inherited, `unknown` when it cannot be told which of several clusters' it is. */
export function rateOfCluster<T>(
  rates: Rates<T>,
  cluster: string | undefined,
): T | 'unknown' | undefined {
  const all = Object.entries(rates ?? {});
  if (cluster !== undefined) {
    return rates?.[cluster] ?? undefined;
  }
  return all.length > 1 ? 'unknown' : all[0]?.[1] ?? undefined;
}
