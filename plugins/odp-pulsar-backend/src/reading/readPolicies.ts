import {
  type Limit,
  type Policies,
  quotaPolicySchema,
} from '@internal/plugin-odp-pulsar-common';
import { z } from 'zod/v3';
import { rateLimit, retentionLimits, sizeLimit } from './limits';
import type { BrokerDefaults } from './readBrokerDefaults';

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

/** Rates are by the name of the cluster; what is null or missing is inherited. */
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
  deleted: z.boolean().nullish(),
});

type Rates<T> = Record<string, T | null> | null | undefined;
type DispatchRate = z.infer<typeof dispatchRateSchema>;

export interface ReadPoliciesOptions {
  /** Name of the cluster that rates are looked up by; undefined when it cannot be read. */
  cluster: string | undefined;
  /** What holds where a namespace sets nothing; undefined when it cannot be read. */
  defaults: BrokerDefaults | undefined;
}

/**
 * The policies of a namespace, from `GET /namespaces/:tenant/:namespace`: what it
 * sets, else the broker's default.
 *
 * @throws ZodError for an answer of another shape
 */
export function readPolicies(
  told: unknown,
  { cluster, defaults }: ReadPoliciesOptions,
): Policies {
  const namespace = namespaceSchema.parse(told);
  const quotas = namespace.backlog_quota_map ?? {};
  const size = quotas.destination_storage ?? undefined;
  const age = quotas.message_age ?? undefined;
  const publish = ownOf(namespace.publishMaxMessageRate, cluster);
  const topic = ownOf(namespace.topicDispatchRate, cluster);
  const subscription = ownOf(namespace.subscriptionDispatchRate, cluster);
  const retention = namespace.retention_policies ?? undefined;
  return {
    publishMessages:
      limitOf(publish, rate => rateLimit(rate.publishThrottlingRateInMsg)) ??
      inherited(defaults?.publishMessages),
    publishBytes:
      limitOf(publish, rate => rateLimit(rate.publishThrottlingRateInByte)) ??
      inherited(defaults?.publishBytes),
    dispatchMessages:
      limitOf(topic, rate =>
        dispatchLimit(rate, rate.dispatchThrottlingRateInMsg),
      ) ?? inherited(defaults?.dispatchMessages),
    dispatchBytes:
      limitOf(topic, rate =>
        dispatchLimit(rate, rate.dispatchThrottlingRateInByte),
      ) ?? inherited(defaults?.dispatchBytes),
    subscriptionDispatchMessages:
      limitOf(subscription, rate =>
        dispatchLimit(rate, rate.dispatchThrottlingRateInMsg),
      ) ?? inherited(defaults?.subscriptionDispatchMessages),
    subscriptionDispatchBytes:
      limitOf(subscription, rate =>
        dispatchLimit(rate, rate.dispatchThrottlingRateInByte),
      ) ?? inherited(defaults?.subscriptionDispatchBytes),
    backlogBytes: size
      ? sizeLimit(size.limitSize ?? size.limit)
      : inherited(defaults?.backlogBytes),
    backlogSeconds: age
      ? rateLimit(age.limitTime)
      : inherited(defaults?.backlogSeconds),
    backlogPolicy: size
      ? quotaPolicySchema.safeParse(size.policy).data ?? 'invalid'
      : defaults?.backlogPolicy,
    ...(retention
      ? retentionLimits(
          retention.retentionSizeInMB,
          retention.retentionTimeInMinutes,
        )
      : {
          retentionBytes: inherited(defaults?.retentionBytes),
          retentionSeconds: inherited(defaults?.retentionSeconds),
        }),
    isDeleted: namespace.deleted ?? false,
  };
}

function dispatchLimit(
  { relativeToPublishRate, ratePeriodInSecond }: DispatchRate,
  value: number | null | undefined,
): Limit {
  const limit = rateLimit(value);
  if (limit.value === undefined) {
    return limit;
  }
  return relativeToPublishRate
    ? // It moves with what is published just now.
      { state: 'unknown' }
    : { state: 'set', value: limit.value / (ratePeriodInSecond || 1) };
}

/** What a default is for a namespace that sets nothing. */
function inherited(limit: Limit | undefined): Limit {
  if (!limit) {
    return { state: 'inherited' };
  }
  return limit.state === 'set'
    ? { state: 'inherited', value: limit.value }
    : limit;
}

/** Undefined for what is inherited, `unknown` when it cannot be told which of several clusters' it is. */
function ownOf<T>(
  rates: Rates<T>,
  cluster: string | undefined,
): T | 'unknown' | undefined {
  const all = Object.entries(rates ?? {});
  if (cluster !== undefined) {
    return rates?.[cluster] ?? undefined;
  }
  return all.length > 1 ? 'unknown' : all[0]?.[1] ?? undefined;
}

function limitOf<T>(
  rate: T | 'unknown' | undefined,
  read: (rate: T) => Limit,
): Limit | undefined {
  if (rate === 'unknown') {
    return { state: 'unknown' };
  }
  return rate === undefined ? undefined : read(rate as T);
}
