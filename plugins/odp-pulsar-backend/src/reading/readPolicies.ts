import {
  type Limit,
  type Policies,
  quotaPolicySchema,
} from '@internal/plugin-odp-pulsar-common';
import {
  type DispatchRate,
  parseNamespacePolicies,
  rateOfCluster,
} from '@internal/plugin-odp-pulsar-node';
import { rateLimit, retentionLimits, sizeLimit } from './limits';
import type { BrokerDefaults } from './readBrokerDefaults';

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
 * @throws PulsarError for an answer of another shape
 */
export function readPolicies(
  told: unknown,
  { cluster, defaults }: ReadPoliciesOptions,
): Policies {
  const namespace = parseNamespacePolicies(told);
  const quotas = namespace.backlog_quota_map ?? {};
  const size = quotas.destination_storage ?? undefined;
  const age = quotas.message_age ?? undefined;
  const publish = rateOfCluster(namespace.publishMaxMessageRate, cluster);
  const topic = rateOfCluster(namespace.topicDispatchRate, cluster);
  const subscription = rateOfCluster(
    namespace.subscriptionDispatchRate,
    cluster,
  );
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

function limitOf<T>(
  rate: T | 'unknown' | undefined,
  read: (rate: T) => Limit,
): Limit | undefined {
  if (rate === 'unknown') {
    return { state: 'unknown' };
  }
  return rate === undefined ? undefined : read(rate as T);
}
