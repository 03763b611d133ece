import { z } from 'zod/v3';

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

/**
 * Policies of a namespace as `GET /namespaces/:tenant/:namespace` tells them. Rates
 * are by the name of the cluster; what is null or missing is inherited.
 */
export const namespacePoliciesSchema = z.object({
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
  deleted: z.boolean().nullish(),
});

type Rates<T> = Record<string, T | null> | null | undefined;
export type DispatchRate = z.infer<typeof dispatchRateSchema>;

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
